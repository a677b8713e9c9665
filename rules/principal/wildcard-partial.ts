import { defineRule, hasWildcard, principalEntries } from '../../src/index.ts';

export default defineRule({
  id: 'principal/wildcard-partial',
  title: 'Wildcard inside a principal',
  severity: 'error',
  rationale: `
    In Principal a * stands alone, for everybody, or not at all: AWS refuses an account or ARN with a
    wildcard in it. Which of the principals of an account are meant is told by a condition on
    aws:PrincipalArn, where wildcards work.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn',
  ],
  messages: {
    partial: {
      message: '`{value}` has a wildcard, which no principal may have',
      why: 'AWS refuses the policy; where it does not, the principal matches nobody',
      help: 'name the account, and the principals with `"ArnLike": { "aws:PrincipalArn": "{value}" }`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the roles of an account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader-*" },
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`arn:aws:iam::111111111111:role/reader-*\` has a wildcard, which no principal may have
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the account, and a condition for the roles',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/reader-*" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (policy.type === 'rcp') return;
    for (const { entry } of principalEntries(policy)) {
      const { node, value, type } = entry;
      const isNamed = type === 'AWS' || type === 'Federated' || type === 'CanonicalUser';
      if (!isNamed || !hasWildcard(value) || (type === 'AWS' && value === '*')) continue;
      yield { at: node, message: 'partial', data: { value } };
    }
  },
});
