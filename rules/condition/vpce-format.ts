import {
  defineRule,
  hasIdForm,
  hasWildcard,
  knownClauses,
  namedBy,
  plainValues,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/vpce-format',
  title: 'Malformed id of a VPC endpoint',
  severity: 'error',
  rationale: `
    The id of a VPC endpoint is vpce- and 8 or 17 characters. Another text under aws:SourceVpce, such as the
    id of a VPC, matches no request: the Deny for all other endpoints then hits this one as well.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce',
  ],
  messages: {
    other: {
      message: '`{value}` names a VPC, `{key}` a VPC endpoint',
      why: 'the key never has this value in a request',
      help: 'test `aws:SourceVpc`, or write the id of the VPC endpoint',
    },
    malformed: {
      message: '`{value}` is no id of a VPC endpoint',
      why: 'the key never has this value in a request',
      help: 'write `vpce-` and the 8 or 17 characters behind it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an id that is cut short, and one of something else',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:SourceVpce": [
      "vpce-a1b2c3",
      ~~~~~~~~~~~~~ \`vpce-a1b2c3\` is no id of a VPC endpoint
      "vpc-0a1b2c3d"] } } }] }
      ~~~~~~~~~~~~~~ \`vpc-0a1b2c3d\` names a VPC, \`aws:SourceVpce\` a VPC endpoint
`,
      },
    ],
    valid: [
      {
        title: 'both lengths, and a placeholder',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:SourceVpce": ["vpce-0a1b2c3d", "vpce-0a1b2c3d4e5f60718", "<vpce>"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family !== 'String' || namedBy(key) !== 'vpc-endpoint') continue;
      for (const { node, text } of plainValues(clause)) {
        if (hasWildcard(text) || hasIdForm(text, 'vpc-endpoint')) continue;
        yield {
          at: node,
          message: hasIdForm(text, 'vpc') ? 'other' : 'malformed',
          data: { value: text, key: clause.key.value },
        };
      }
    }
  },
});
