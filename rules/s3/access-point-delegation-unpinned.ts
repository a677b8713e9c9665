import {
  asciiLower,
  defineRule,
  demandsValue,
  parseArn,
  valueText,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 's3/access-point-delegation-unpinned',
  title: 'Delegation to access points of whatever account',
  severity: 'warning',
  types: ['bucket'],
  rationale: `
    A bucket policy that leaves access control to access points trusts whoever may create one. Other
    accounts can attach access points to a bucket as well, with policies of their own: only
    s3:DataAccessPointAccount, or the account in the ARN of the access point, keeps them out.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/creating-access-points.html',
  ],
  messages: {
    anyAccount: {
      message: 'the test of `{key}` passes for access points of any account',
      why: 'whoever attaches an access point to the bucket writes its policy, and so who gets in',
      help: 'ask for the account too: `StringEquals` with your account id for `s3:DataAccessPointAccount`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'any access point in a VPC',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "*" },
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:AccessPointNetworkOrigin": "VPC" } } } }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the test of \`s3:AccessPointNetworkOrigin\` passes for access points of any account
`,
      },
      {
        title: 'an access point by its name, in whatever account',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*",
  "Action": "*", "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"],
  "Condition": { "ArnLike": { "s3:dataaccesspointarn": ["arn:aws:s3:us-east-1:*:accesspoint/lab"] } } } }
                              ~~~~~~~~~~~~~~~~~~~~~~~ the test of \`s3:dataaccesspointarn\` passes for access points of any account
`,
      },
    ],
    valid: [
      {
        title: 'access points of one account',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:DataAccessPointAccount": "111111111111",
      "s3:AccessPointNetworkOrigin": "VPC" } } },
  { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringLike": { "s3:DataAccessPointArn": "arn:aws:s3:*:111111111111:accesspoint/*" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, conditions } of policy.statements) {
      if (effect !== 'Allow') continue;
      const tests = conditions.filter((clause) => demandsValue(clause) && isOfAccessPoint(clause));
      const [first] = tests;
      if (!first || tests.some(namesAccount)) continue;
      yield { at: first.key, message: 'anyAccount', data: { key: first.key.value } };
    }
  },
});

function isOfAccessPoint({ key }: ConditionClause): boolean {
  return /^s3:(?:dataaccesspoint|accesspoint(?:networkorigin|tag\/))/.test(asciiLower(key.value));
}

function namesAccount({ key, values }: ConditionClause): boolean {
  const texts = values.map(valueText);
  if (asciiLower(key.value) === 's3:dataaccesspointarn') {
    return texts.every((text) => parseArn(text)?.account !== '*' && text !== '*');
  }
  return asciiLower(key.value) === 's3:dataaccesspointaccount' && !texts.includes('*');
}
