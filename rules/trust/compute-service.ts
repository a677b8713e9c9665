import { defineRule, runsCode, serviceCallers } from '../../src/index.ts';

export default defineRule({
  id: 'trust/compute-service',
  title: 'Role for a service that runs code of others',
  severity: 'info',
  profile: 'strict',
  types: ['trust'],
  rationale: `
    Code that runs on the service has the permissions of the role, and so has everybody who may change the
    code, log in to the instance, or find a hole in it. The finding lists such roles, for a look at what
    they may do.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html',
  ],
  messages: {
    code: {
      message: 'what runs on {services} gets this role',
      why: 'whoever can change what runs there has the permissions of the role',
      help: 'keep the permissions of the role to what the code needs',
    },
  },
  examples: {
    invalid: [
      {
        title: 'functions and instances',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": { "Service": ["states.amazonaws.com", "lambda.amazonaws.com", "ec2.amazonaws.com.cn"] } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~~ what runs on \`lambda.amazonaws.com\` and \`ec2.amazonaws.com.cn\` gets this role
`,
      },
    ],
    valid: [
      {
        title: 'a service that runs no code of others',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": { "Service": "config.amazonaws.com" } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { services } of serviceCallers(policy)) {
      const [first, ...others] = services.filter(({ value }) => runsCode(value));
      if (!first) continue;
      const data = { services: [first, ...others].map(({ value }) => value) };
      yield { at: first.node, message: 'code', data };
    }
  },
});
