import { defineRule, starredTexts, valueText, type ConditionKey } from '../../src/index.ts';

/** Its clauses have a rule of their own among those on AWS KMS. */
const CONTEXT = 'kms:EncryptionContext:';
/** A certificate for all names below one is called `*.example.com`. */
const STARRED_NAMES: ReadonlySet<string> = new Set(['acm:DomainNames']);

export default defineRule({
  id: 'condition/wildcard-without-like',
  title: 'Wildcard under an operator that takes none',
  severity: 'warning',
  rationale: `
    StringEquals compares letter by letter: a star in its value is a star. The value matches no request
    unless one has that very character, so that an Allow grants less and a Deny for all others hits more
    than meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    like: {
      message: '`{operator}` takes the wildcards in {values} for plain characters',
      why: 'it compares letter by letter: what the pattern was to match does not match',
      help: 'use `{like}`',
    },
    list: {
      message: '`{operator}` takes the wildcards in {values} for plain letters',
      why: 'it compares letter by letter: what the pattern was to match does not match',
      help: 'list the values, or use an operator with `Like` and one pattern for each spelling',
    },
  },
  examples: {
    invalid: [
      {
        title: 'sessions of a role',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:userid": ["AROAEXAMPLE:*", "111111111111"] } } }] }
                                                     ~~~~~~~~~~~~~~~ \`StringNotEquals\` takes the wildcards in \`AROAEXAMPLE:*\` for plain characters
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringNotLike": { "aws:userid": ["AROAEXAMPLE:*", "111111111111"] } } }] }
`,
      },
      {
        title: 'teams in any letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "StringEqualsIgnoreCase": {
    "aws:PrincipalTag/team": "red-*" } } }] }
                             ~~~~~~~ \`StringEqualsIgnoreCase\` takes the wildcards in \`red-*\` for plain letters
`,
      },
    ],
    valid: [
      {
        title: 'an operator with wildcards, ARN operators, and a star that is one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": { "StringLike": { "aws:userid": "AROAEXAMPLE:*" },
    "ArnEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/lab-*" },
    "StringEquals": { "aws:PrincipalTag/team": "red\${*}" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { known, values, like, fix } of starredTexts(context, isConcerned)) {
      const [first, ...others] = values;
      yield {
        at: first,
        message: like === undefined ? 'list' : 'like',
        data: {
          operator: known.clause.operator.node.value,
          values: values.map(valueText),
          like: like ?? '',
        },
        labels: others.map(({ at }) => ({ at, message: 'and here' })),
        ...(fix && { fix }),
      };
    }
  },
});

function isConcerned({ name }: ConditionKey): boolean {
  return name !== CONTEXT && !STARRED_NAMES.has(name);
}
