import {
  arnFields,
  defineRule,
  knownClauses,
  operatorOf,
  replaceOperator,
  spellOperator,
  valueText,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/string-like-on-arn',
  title: 'Star that runs over the fields of an ARN',
  severity: 'warning',
  rationale: `
    For StringLike an ARN is a text: a star in the field of the account matches colons as well and with
    them everything that follows, so that names which an attacker chooses can complete the pattern. ARN
    operators compare field by field. Where each star is a whole field and all six are there, hardly a
    resource of AWS has a name that completes the pattern: a note.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN',
  ],
  messages: {
    fields: {
      message: '`{operator}` lets the stars in {values} run over the colons of an ARN',
      why: 'a star may match several fields of `{key}`, names that others choose included',
      help: 'use `{like}`, which compares field by field',
    },
    whole: {
      message: '`{operator}` takes {values} for text, not for the fields of an ARN',
      why: 'a star may match several fields of `{key}`, which few names can use',
      help: 'use `{like}`, which compares field by field',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role in any account',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } } }] }
                    ~~~~~~~~~~~~~~~~~~ \`StringLike\` takes \`arn:aws:iam::*:role/reader\` for text, not for the fields of an ARN
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } } }] }
`,
      },
      {
        title: 'the same with a field too few, which an ARN operator would not match',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotLike": { "aws:PrincipalArn": "arn:aws:iam::*role/reader" } } }] }
                       ~~~~~~~~~~~~~~~~~~ \`StringNotLike\` lets the stars in \`arn:aws:iam::*role/reader\` run over the colons of an ARN
`,
      },
    ],
    valid: [
      {
        title: 'stars in the last field or at the end, and a key of text',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "*", "Condition": { "StringLike": {
    "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/lab-*", "arn:aws:iam::*", "*"],
    "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::lab*" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const known of knownClauses(context)) {
      const { statement, clause, row, key } = known;
      if (row.comparison !== 'like' || key.type !== 'ARN') continue;
      const texts = clause.values.map(valueText);
      const wide = texts.filter(runsOverFields);
      const other = operatorOf('Arn', 'arn-like', row);
      if (wide.length === 0 || !other) continue;
      const like = spellOperator(other, known);
      const areArns = texts.every((text) => arnFields(text));
      const edit = areArns ? replaceOperator(statement, clause, like) : undefined;
      yield {
        at: clause.key,
        message: wide.every(hasWholeStars) ? 'whole' : 'fields',
        data: {
          operator: clause.operator.node.value,
          key: clause.key.value,
          values: wide,
          like,
        },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${like}\``, edits: [edit] } }),
      };
    }
  },
});

/** True for a pattern with a star before its last field; at the very end it leaves nothing to run over. */
function runsOverFields(text: string): boolean {
  const end = arnFields(text)?.resource.from ?? text.length - 1;
  return text.slice(0, end).includes('*');
}

/** True for six fields, of which all but the last have a star alone or none. */
function hasWholeStars(text: string): boolean {
  const [, ...fields] = text.slice(0, arnFields(text)?.resource.from ?? 0).split(':');
  return fields.length > 0 && fields.every((field) => field === '*' || !field.includes('*'));
}
