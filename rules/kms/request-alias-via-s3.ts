import {
  asciiLower,
  defineRule,
  isViaService,
  resultWhenAbsent,
  valueText,
  type ConditionClause,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/request-alias-via-s3',
  title: 'Condition on the alias that a call names, for calls through Amazon S3',
  severity: 'error',
  rationale: `
    kms:RequestAlias is there when the call itself names the key by an alias. Amazon S3 names it by its
    ARN, and on Decrypt not at all, whatever the upload or the bucket said. Together with a
    kms:ViaService for Amazon S3 the condition is a constant.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html',
  ],
  messages: {
    never: {
      message: 'no call through Amazon S3 carries `{key}`',
      why: 'without its key `{operator}` is false, so that this {effect} covers no call through Amazon S3',
      help: 'name the ARN of the key, or test `kms:ResourceAliases` in an identity policy',
    },
    always: {
      message: 'no call through Amazon S3 carries `{key}`, so `{operator}` is always true',
      why: 'this {effect} covers each call through Amazon S3, whatever the alias of the key',
      help: 'name the ARN of the key, or test `kms:ResourceAliases` in an identity policy',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key by its alias, through Amazon S3',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"], "Resource": "arn:aws:kms:us-east-1:111111111111:key/*",
  "Condition": { "StringEquals": {
    "kms:RequestAlias": "alias/lab", "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }] }
    ~~~~~~~~~~~~~~~~~~ no call through Amazon S3 carries \`kms:RequestAlias\`
`,
      },
      {
        title: 'two operators and a Deny of other aliases',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "kms:*", "Resource": "*",
  "Condition": { "StringLike": { "KMS:viaservice": ["s3.*"] },
    "StringNotLike": { "kms:requestalias": "alias/lab-*" } } } }
                       ~~~~~~~~~~~~~~~~~~ no call through Amazon S3 carries \`kms:requestalias\`, so \`StringNotLike\` is always true
`,
      },
    ],
    valid: [
      {
        title: 'the aliases of the key, and a service that passes the alias on or not',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "arn:aws:kms:*:111111111111:key/*",
    "Condition": { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/lab" },
      "StringEquals": { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } },
  { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*",
    "Condition": { "StringEquals": { "kms:RequestAlias": "alias/lab",
      "kms:ViaService": ["s3.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements.filter(isForS3)) {
      for (const clause of statement.conditions) {
        const result = resultWhenAbsent(clause);
        if (asciiLower(clause.key.value) !== 'kms:requestalias' || result === undefined) continue;
        yield {
          at: clause.key,
          message: result ? 'always' : 'never',
          data: {
            key: clause.key.value,
            operator: clause.operator.node.value,
            effect: statement.effect ?? 'statement',
          },
        };
      }
    }
  },
});

function isForS3({ conditions }: Statement): boolean {
  return conditions.some((clause) => isViaService(clause) && namesS3Only(clause));
}

function namesS3Only(clause: ConditionClause): boolean {
  const texts = clause.values.map(valueText);
  return (
    resultWhenAbsent(clause) === false &&
    texts.length > 0 &&
    texts.every((text) => text.startsWith('s3.'))
  );
}
