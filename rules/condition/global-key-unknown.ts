import { defineRule, faultyKeys, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/global-key-unknown',
  title: 'Unknown global condition key',
  severity: 'error',
  rationale: `
    AWS lists the keys that start with aws:. IAM accepts others without a word, but no request carries
    them: a positive test on such a key is false for every request, a negated one true.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    otherPrefix: {
      message: '`{key}` is no global condition key',
      why: 'no request carries it, so that the test comes out the same for every request',
      help: 'did you mean `{meant}`?',
    },
    unknown: {
      message: '`{key}` is no global condition key',
      why: 'no request carries it, so that the test comes out the same for every request',
      help: 'take a key from the list of global condition keys, or remove the test',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the tag of a role, by a name of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "aws:RoleTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~ \`aws:RoleTag/team\` is no global condition key
`,
      },
      {
        title: 'a key of the service under the global prefix',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": { "StringLike": { "aws:prefix": "home/*" } } }] }
                                                                 ~~~~~~~~~~~~ \`aws:prefix\` is no global condition key
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab", "Condition": { "StringLike": { "s3:prefix": "home/*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a global key of a service that starts roles',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "StringEquals": {
    "glue:RoleAssumedBy": "glue.amazonaws.com", "aws:PrincipalTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, fault } of faultyKeys('unknown-global', context)) {
      const { meant } = fault;
      yield {
        at: clause.key,
        message: meant === undefined ? 'unknown' : 'otherPrefix',
        data: { key: clause.key.value, meant: meant ?? '' },
        ...(meant !== undefined && { fix: renameKeyHere(clause, meant) }),
      };
    }
  },
});
