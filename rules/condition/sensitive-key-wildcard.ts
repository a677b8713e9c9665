import {
  admittingTests,
  defineRule,
  isNearlyOpen,
  valueText,
  type AdmittingTest,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/sensitive-key-wildcard',
  title: 'Wildcard where an account, a network or a caller is named',
  severity: 'error',
  rationale: `
    Ids of accounts, organizations, VPCs and endpoints have no order: whoever a pattern for them lets in is
    a matter of chance. The subject of a login and the id of a caller need enough letters in front of the
    wildcard, or strangers fit as well.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    whole: {
      message: '`{value}` leaves open who passes: `{key}` holds ids without an order',
      why: 'other accounts, organizations or networks may fit the pattern as well',
      help: 'write the ids out; to ask for any value at all, use `Null`',
    },
    userId: {
      message: '`{value}` leaves open who passes: the id stands in front of the colon of `{key}`',
      why: 'callers that you do not know may fit the pattern as well',
      help: 'write the id out and leave the session open: `AROAEXAMPLEID:*`',
    },
    prefix: {
      message: '`{value}` leaves open who passes: too little of `{key}` is written out',
      why: 'whoever signs in at the same provider may fit the pattern as well',
      help: 'put what is common to those you mean in front of the wildcard, six letters at least',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny from other networks that spares some of them',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotLike": { "aws:SourceVpce": "vpce-0a*" } } }] }
                                         ~~~~~~~~~~ \`vpce-0a*\` leaves open who passes: \`aws:SourceVpce\` holds ids without an order
`,
      },
      {
        title: 'half an id of a role',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotLike": { "aws:userid": ["AROA*:admin", "111111111111"] } } }] }
                                      ~~~~~~~~~~~~~ \`AROA*:admin\` leaves open who passes: the id stands in front of the colon of \`aws:userid\`
`,
      },
      {
        title: 'every repository of a provider',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com" },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": { "StringLike": { "id.example.com:sub": "repo:*" } } }] }
                                                       ~~~~~~~~ \`repo:*\` leaves open who passes: too little of \`id.example.com:sub\` is written out
`,
      },
    ],
    valid: [
      {
        title: 'the session left open, a long prefix, and a Deny for a pattern',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotLike": { "aws:userid": ["AROAEXAMPLEID:*", "*:reader"],
      "id.example.com:sub": "repo:lab/*" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringLike": { "aws:SourceVpce": "vpce-0a*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const test of admittingTests(context)) {
      if (!test.row.wildcards) continue;
      for (const node of test.clause.values) {
        const value = valueText(node);
        const from = value.search(/[*?]/);
        if (from < 0 || !isNearlyOpen(value, test.form, from)) continue;
        yield {
          at: node,
          message: MESSAGES[test.form],
          data: { value, key: test.clause.key.value },
        };
      }
    }
  },
});

const MESSAGES = {
  whole: 'whole',
  'user-id': 'userId',
  prefix: 'prefix',
} as const satisfies Record<AdmittingTest['form'], string>;
