import {
  arnFields,
  defineRule,
  hasWildcard,
  isPlain,
  knownClauses,
  operatorOf,
  replaceOperator,
  spellOperator,
  valueText,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/string-equals-on-arn',
  title: 'String operator on a key that holds an ARN',
  severity: 'info',
  rationale: `
    A string operator compares ARNs as texts. Without wildcards that comes to the same; but whoever adds
    one later gets a star that is a plain character. ARN operators take wildcards in every field.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN',
  ],
  messages: {
    string: {
      message: '`{operator}` compares `{key}` as text',
      why: 'a wildcard that is added later would be a plain character',
      help: 'use `{arn}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the bucket behind a call of S3',
        type: 'resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sns:Publish",
  "Resource": "arn:aws:sns:us-east-1:111111111111:lab",
  "Condition": { "StringEquals": { "aws:SourceArn": "arn:aws:s3:::lab" } } }] }
                                   ~~~~~~~~~~~~~~~ \`StringEquals\` compares \`aws:SourceArn\` as text
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "s3.amazonaws.com" }, "Action": "sns:Publish",
  "Resource": "arn:aws:sns:us-east-1:111111111111:lab",
  "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::lab" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'an ARN operator, and the ARN of a bucket in a key of text',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "*", "Condition": {
    "ArnEquals": { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/reader" },
    "StringEquals": { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const known of knownClauses(context)) {
      const { statement, clause, row, key } = known;
      if (row.comparison !== 'equals' || row.family !== 'String' || key.type !== 'ARN') continue;
      const texts = clause.values.map(valueText);
      const other = operatorOf('Arn', 'arn-like', row);
      if (!other || texts.some((text) => hasWildcard(text) || !arnFields(text))) continue;
      const arn = spellOperator(other, known).replace('Like', 'Equals');
      const edit = replaceOperator(statement, clause, arn);
      const grade = texts.every(isPlain) ? 'safe' : 'unsafe';
      yield {
        at: clause.key,
        message: 'string',
        data: { operator: clause.operator.node.value, key: clause.key.value, arn },
        ...(edit && { fix: { grade, title: `use \`${arn}\``, edits: [edit] } }),
      };
    }
  },
});
