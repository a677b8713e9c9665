import { defineRule, isServiceOnly, knownClauses, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-deprecated',
  title: 'Condition key with a successor',
  severity: 'info',
  rationale: `
    AWS gave some keys a new name and documents only that one. The old name still works where it did,
    but new actions and services may not fill it in.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  ],
  messages: {
    old: {
      message: '`{key}` has a successor, `{successor}`',
      why: 'AWS keeps the old key only for policies that are there',
      help: 'test `{successor}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the key spec and the caller by their old names',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:CreateKey",
  "Resource": "*", "Condition": {
    "StringEquals": { "kms:CustomerMasterKeySpec": "SYMMETRIC_DEFAULT" },
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:CustomerMasterKeySpec\` has a successor, \`kms:KeySpec\`
    "ArnLike": { "aws:ARN": "arn:aws:iam::111111111111:role/lab-*" } } }] }
                 ~~~~~~~~~ \`aws:ARN\` has a successor, \`aws:PrincipalArn\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:CreateKey",
  "Resource": "*", "Condition": {
    "StringEquals": { "kms:KeySpec": "SYMMETRIC_DEFAULT" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/lab-*" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the new names',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:CreateKey",
  "Resource": "*", "Condition": { "StringEquals": { "kms:KeySpec": "SYMMETRIC_DEFAULT" },
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/lab-*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, key } of knownClauses(context)) {
      const { successor } = key;
      const isOfService = key.name === 'aws:ARN' && isServiceOnly(statement);
      if (successor === undefined || isOfService) continue;
      yield {
        at: clause.key,
        message: 'old',
        data: { key: clause.key.value, successor },
        fix: renameKeyHere(clause, successor),
      };
    }
  },
});
