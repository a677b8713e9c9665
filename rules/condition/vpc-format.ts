import {
  defineRule,
  hasIdForm,
  hasWildcard,
  knownClauses,
  namedBy,
  plainValues,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/vpc-format',
  title: 'Malformed id of a VPC',
  severity: 'error',
  rationale: `
    The id of a VPC is vpc- and 8 or 17 characters. Another text under a key on VPCs, such as the id of a VPC
    endpoint, matches no request: the Deny for all other networks then hits this one as well.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc',
  ],
  messages: {
    other: {
      message: '`{value}` names a VPC endpoint, `{key}` a VPC',
      why: 'the key never has this value in a request',
      help: 'test `aws:SourceVpce`, or write the id of the VPC',
    },
    malformed: {
      message: '`{value}` is no id of a VPC',
      why: 'the key never has this value in a request',
      help: 'write `vpc-` and the 8 or 17 characters behind it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an id that is cut short, and one of something else',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:SourceVpc": [
      "vpc-a1b2c3",
      ~~~~~~~~~~~~ \`vpc-a1b2c3\` is no id of a VPC
      "vpce-0a1b2c3d"] } } }] }
      ~~~~~~~~~~~~~~~ \`vpce-0a1b2c3d\` names a VPC endpoint, \`aws:SourceVpc\` a VPC
`,
      },
    ],
    valid: [
      {
        title: 'both lengths, and a placeholder',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:SourceVpc": ["vpc-0a1b2c3d", "vpc-0a1b2c3d4e5f60718", "<vpc>"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family !== 'String' || namedBy(key) !== 'vpc') continue;
      for (const { node, text } of plainValues(clause)) {
        if (hasWildcard(text) || hasIdForm(text, 'vpc')) continue;
        yield {
          at: node,
          message: hasIdForm(text, 'vpc-endpoint') ? 'other' : 'malformed',
          data: { value: text, key: clause.key.value },
        };
      }
    }
  },
});
