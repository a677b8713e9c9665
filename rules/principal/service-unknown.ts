import {
  defineRule,
  nearestServicePrincipal,
  principalEntries,
  replaceString,
  servicePrincipal,
} from '../../src/index.ts';

export default defineRule({
  id: 'principal/service-unknown',
  title: 'Service principal that is not known',
  severity: 'warning',
  rationale: `
    The name has the form of a service principal, yet no service is known by it. AWS refuses names of
    services that do not exist; a service that is newer than the list is not at fault.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html',
  ],
  messages: {
    unknown: {
      message: 'no service is known as `{value}`',
      why: 'unless the service is a new one, AWS refuses the policy',
      help: 'take the name from the guide of the service',
    },
    near: {
      message: 'no AWS service is known as `{value}`',
      why: 'unless the service is a new one, AWS refuses the policy',
      help: 'did you mean `{near}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two letters swapped',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "cluodtrail.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~ no AWS service is known as \`cluodtrail.amazonaws.com\`
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "cloudtrail.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'a name that was never one',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "mycompany.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~~~~~~~~~ no service is known as \`mycompany.amazonaws.com\`
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'a name with two parts',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "delivery.logs.amazonaws.com" },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { entry } of principalEntries(policy)) {
      const { node, value, type } = entry;
      if (type !== 'Service' || servicePrincipal(value)?.known !== false) continue;
      const near = nearestServicePrincipal(value);
      if (near === undefined) {
        yield { at: node, message: 'unknown', data: { value } };
        continue;
      }
      const edits = [replaceString(node, near)];
      const fix = { grade: 'unsafe', title: `write \`${near}\``, edits } as const;
      yield { at: node, message: 'near', data: { value, near }, fix };
    }
  },
});
