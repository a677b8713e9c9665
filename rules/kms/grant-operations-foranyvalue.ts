import { defineRule, knownClauses, replaceOperator } from '../../src/index.ts';

export default defineRule({
  id: 'kms/grant-operations-foranyvalue',
  title: 'Limit on the operations of a grant that one of them is enough to pass',
  severity: 'error',
  rationale: `
    A grant carries a list of operations. ForAnyValue asks that one of them be on the policy's list:
    whoever may create grants for Encrypt puts Encrypt and Decrypt into one grant, and it passes.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/grants.html',
  ],
  messages: {
    any: {
      message: '`{operator}` lets grants through that hold one listed operation among others',
      why: 'the grant may name `Decrypt` or `CreateGrant` beside it, which nothing here forbids',
      help: 'use `{all}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'grants to encrypt, and with them to decrypt',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:CreateGrant", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
  "Condition": { "ForAnyValue:StringEquals": { "kms:GrantOperations": ["Encrypt", "DescribeKey"] } } }] }
                                               ~~~~~~~~~~~~~~~~~~~~~ \`ForAnyValue:StringEquals\` lets grants through that hold one listed operation among others
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": "kms:CreateGrant", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
  "Condition": { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "DescribeKey"] } } }] }
`,
      },
      {
        title: 'the same in other words',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "kms:Create*", "Resource": "*",
  "Condition": { "foranyvalue:StringLike": { "kms:grantoperations": "Generate*" } } } }
                                             ~~~~~~~~~~~~~~~~~~~~~ \`foranyvalue:StringLike\` lets grants through that hold one listed operation among others
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": "kms:Create*", "Resource": "*",
  "Condition": { "ForAllValues:StringLike": { "kms:grantoperations": "Generate*" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'no other operations than these; a Deny as soon as one is there',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "DescribeKey"] } } },
  { "Effect": "Deny", "Action": "kms:CreateGrant", "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:GrantOperations": "Decrypt" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, set, key } of knownClauses(context)) {
      if (key.name !== 'kms:GrantOperations' || set !== 'ForAnyValue') continue;
      if (statement.effect !== 'Allow' || row.negated || row.family !== 'String') continue;
      const all = `ForAllValues:${row.name}`;
      const edit = replaceOperator(statement, clause, all);
      yield {
        at: clause.key,
        message: 'any',
        data: { operator: clause.operator.node.value, all },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${all}\``, edits: [edit] } }),
      };
    }
  },
});
