import { defineRule, knownClauses, replaceOperator } from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-forallvalues',
  title: 'Set operator on one pair of an encryption context',
  severity: 'error',
  rationale: `
    A request has one value, or none, for each name in its encryption context. ForAllValues is true for
    none: a call without the pair passes the test. AWS KMS refuses key policies with it as overly
    permissive; IAM stores them.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'],
  messages: {
    all: {
      message: '`{operator}` is also true for calls without `{key}`',
      why: 'the pair is one value: AWS KMS refuses a key policy with this test, and in other policies leaving the pair out passes it',
      help: 'use `{plain}`',
    },
    any: {
      message: '`{operator}` on `{key}`, which has one value',
      why: 'the set operator adds nothing to a positive test, and turns a negated one false for calls without the pair',
      help: 'use `{plain}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'one of two owners',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": {
    "kms:EncryptionContext:owner": ["ana", "ben"] } } }] }
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` is also true for calls without \`kms:EncryptionContext:owner\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": {
    "kms:EncryptionContext:owner": ["ana", "ben"] } } }] }
`,
      },
      {
        title: 'a Deny that hits calls without any context, and a needless set operator',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "forallvalues:StringLike": { "kms:encryptioncontext:aws:s3:arn": "arn:aws:s3:::secret/*" } } },
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`forallvalues:StringLike\` is also true for calls without \`kms:encryptioncontext:aws:s3:arn\`
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "ForAnyValue:StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAnyValue:StringLike\` on \`kms:EncryptionContext:aws:s3:arn\`, which has one value
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "StringLike": { "kms:encryptioncontext:aws:s3:arn": "arn:aws:s3:::secret/*" } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": {
    "StringLike": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab/*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a list of names, which is what set operators are for',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
  "Condition": { "StringEquals": { "kms:EncryptionContext:owner": ["ana", "ben"] },
    "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "owner" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, set, key } of knownClauses(context)) {
      if (!set || row.family === 'Null' || key.name !== 'kms:EncryptionContext:') continue;
      const { ifExists, node } = clause.operator;
      const plain = `${row.name}${ifExists ? 'IfExists' : ''}`;
      const edit = replaceOperator(statement, clause, plain);
      const isSame = set === 'ForAnyValue' && !row.negated && !ifExists;
      yield {
        at: clause.key,
        message: set === 'ForAllValues' ? 'all' : 'any',
        data: { operator: node.value, key: clause.key.value, plain },
        ...(edit && {
          fix: { grade: isSame ? 'safe' : 'unsafe', title: `use \`${plain}\``, edits: [edit] },
        }),
      };
    }
  },
});
