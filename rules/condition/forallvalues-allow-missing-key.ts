import {
  asciiLower,
  defineRule,
  openTestFindings,
  openTestMessages,
  requireKey,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/forallvalues-allow-missing-key',
  title: 'Allow with ForAllValues of requests that lack the key',
  severity: 'warning',
  rationale: `
    ForAllValues asks that no value of the request is a wrong one. A request without the key has no
    wrong value and passes: an Allow that was to admit certain tags admits untagged resources too.
    AWS advises against ForAllValues in an Allow without a test that the key is there.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: openTestMessages(
    '`ForAllValues` is true without it',
    'add a test that `Null` is `false` for `{key}`, or ask for a value with a positive operator',
  ),
  examples: {
    invalid: [
      {
        title: 'a limit on tag keys that admits volumes without any tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateVolume", "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost-center"] } } }] }
                                                ~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` allows requests without \`aws:TagKeys\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateVolume", "Resource": "*",
  "Condition": { "Null": { "aws:TagKeys": "false" }, "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost-center"] } } }] }
`,
      },
      {
        title: 'a limit on a tag that untagged callers meet',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": { "aws:PrincipalTag/team": ["red", "blue"] } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` allows requests without \`aws:PrincipalTag/team\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "Null": { "aws:PrincipalTag/team": "false" }, "ForAllValues:StringEquals": { "aws:PrincipalTag/team": ["red", "blue"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'tags must be there, and no others than these',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "ec2:CreateVolume", "Resource": "*",
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost-center"] } } }] }
`,
      },
      {
        title: 'a request that does nothing but tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["ec2:CreateTags", "ec2:DeleteTags"], "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "cost-center"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    yield* openTestFindings(context, {
      opening: 'for-all-values',
      isMeant: ({ clause }) => isOfContext(clause),
      fix: ({ statement, clause }) => requireKey(statement, clause),
    });
  },
});

/** Encryption contexts have rules of their own among those on AWS KMS. */
function isOfContext({ key }: ConditionClause): boolean {
  return asciiLower(key.value).startsWith('kms:encryptioncontext');
}
