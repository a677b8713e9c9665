import { asciiLower, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'trust/star-action',
  title: 'Allow of every action in a trust policy',
  severity: 'error',
  types: ['trust'],
  rationale: `
    There are few ways into a role, and each kind of principal has its own. An Allow of all of them lets
    the caller choose session tags and a source identity as well, which other policies may rely on, and
    takes in what AWS adds.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required',
  ],
  messages: {
    any: {
      message: 'this trust policy allows every action',
      why: 'what the principals may do with the role is nowhere listed',
      help: 'list the action that the principals use, such as `sts:AssumeRole`',
    },
    rest: {
      message: 'this trust policy allows every action but {actions}',
      why: 'what the principals may do with the role is nowhere listed',
      help: 'list the action that the principals use, such as `sts:AssumeRole`',
    },
    service: {
      message: 'this trust policy allows every action of AWS STS',
      why: "that includes session tags and a source identity of the caller's choice",
      help: 'list the action that the principals use, such as `sts:AssumeRole`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everything',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": ["*"] } }
                                                     ~~~ this trust policy allows every action
`,
      },
      {
        title: 'all but one',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "NotAction": "sts:TagSession" } }
                                          ~~~~~~~~~~~ this trust policy allows every action but \`sts:TagSession\`
`,
      },
      {
        title: 'all of AWS STS',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": "STS:*" }] }
                                                    ~~~~~~~ this trust policy allows every action of AWS STS
`,
      },
    ],
    valid: [
      {
        title: 'one way in, and a Deny of everything',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "sts:AssumeRole" },
  { "Effect": "Deny", "Principal": { "AWS": "arn:aws:iam::111111111111:user/ana" }, "Action": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, action } of policy.statements) {
      if (effect !== 'Allow' || !action) continue;
      const { patterns } = action;
      if (action.negated) {
        const actions = patterns.map(({ text }) => text);
        yield { at: action.key, message: 'rest', data: { actions } };
        continue;
      }
      const any = patterns.find(({ text }) => /^(?:\*+:)?\*+$/.test(text));
      const service = patterns.find(({ text }) => /^sts:\*+$/.test(asciiLower(text)));
      if (any) yield { at: any.node, message: 'any' };
      else if (service) yield { at: service.node, message: 'service' };
    }
  },
});
