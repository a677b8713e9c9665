import {
  asciiLower,
  defineRule,
  isPlain,
  namesAnyone,
  operator,
  valueText,
} from '../../src/index.ts';

/** Keys on the resource's owner, in lower case. */
const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
  's3express:resourceaccount',
]);

export default defineRule({
  id: 'condition/irrelevant-in-resource-policy',
  title: 'Test of the owner of the resource in the policy of the resource',
  severity: 'warning',
  rationale: `
    The policy of a bucket, key, queue or role is about that one resource, and its owner is the same in all
    its requests. A test of the owner with a fixed value comes out the same for every request: it looks
    like a limit and is none, or the statement is dead.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount',
  ],
  messages: {
    constant: {
      message: '`{key}` is the same in all requests that this policy decides',
      why: 'the policy is about one resource, and that has one owner: the test limits nothing, or stops everything',
      help: 'remove the test; to limit callers, test `aws:PrincipalAccount` or `aws:PrincipalOrgID`',
    },
  },
  types: ['bucket', 'key', 'trust', 'resource'],
  examples: {
    invalid: [
      {
        title: 'the owner of the bucket, which was to be that of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:ResourceAccount": "111111111111" } } }] }
                         ~~~~~~~~~~~~~~~~~~~~~ \`aws:ResourceAccount\` is the same in all requests that this policy decides
`,
      },
    ],
    valid: [
      {
        title: 'callers of the account that owns the bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:ResourceAccount": "\${aws:PrincipalAccount}" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { effect, principal, conditions } of policy.statements) {
      // An Allow for everybody with such a test has a rule of its own.
      if (effect === 'Allow' && principal?.entries.some(namesAnyone)) continue;
      for (const { key, operator: use, values } of conditions) {
        if (!OWNER_KEYS.has(asciiLower(key.value)) || operator(use.name)?.family === 'Null')
          continue;
        if (values.some((value) => !isPlain(valueText(value)))) continue;
        yield { at: key, message: 'constant', data: { key: key.value } };
      }
    }
  },
});
