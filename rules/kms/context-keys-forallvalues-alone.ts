import {
  asciiLower,
  defineRule,
  demandedKeys,
  openTests,
  requireKey,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/context-keys-forallvalues-alone',
  title: 'Limit on names in the encryption context that calls without any context pass',
  severity: 'error',
  rationale: `
    ForAllValues asks that no name in the encryption context is a wrong one. A call with no context at
    all has no wrong name, so that the Allow covers it: the context that was to bind the ciphertext to
    its purpose can be left out.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  ],
  messages: {
    alone: {
      message: '`{operator}` allows calls without any encryption context',
      why: 'with no name to compare the test is true, and nothing else in the statement asks for a context',
      help: 'add a test that `Null` is `false` for `{key}`, or ask for the pair itself with `kms:EncryptionContext:<name>`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'no other names than one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
  "Action": "kms:GenerateDataKey", "Resource": "*",
  "Condition": { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "app" } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` allows calls without any encryption context
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
  "Action": "kms:GenerateDataKey", "Resource": "*",
  "Condition": { "Null": { "kms:EncryptionContextKeys": "false" }, "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "app" } } }] }
`,
      },
      {
        title: 'a list, and one more condition that asks for no context',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:Encrypt"], "Resource": "*",
  "Condition": { "ForAllValues:StringLike": { "KMS:EncryptionContextKeys": ["app", "stage-*"] },
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringLike\` allows calls without any encryption context
    "StringEquals": { "kms:CallerAccount": "111111111111" } } } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:Encrypt"], "Resource": "*",
  "Condition": { "Null": { "KMS:EncryptionContextKeys": "false" }, "ForAllValues:StringLike": { "KMS:EncryptionContextKeys": ["app", "stage-*"] },
    "StringEquals": { "kms:CallerAccount": "111111111111" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a context is there: by a test for null, by its pair, by the service that states it',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "app" },
      "Null": { "kms:EncryptionContextKeys": "false" } } },
  { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*",
    "Condition": { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "app" },
      "StringEquals": { "kms:EncryptionContext:app": "shop" } } },
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": "aws:ebs:id" },
      "StringLike": { "kms:ViaService": "ec2.*.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, opening } of openTests(context)) {
      if (opening !== 'for-all-values' || !isOnNames(clause.key.value)) continue;
      if (hasContext(statement)) continue;
      yield {
        at: clause.key,
        message: 'alone',
        data: { operator: clause.operator.node.value, key: clause.key.value },
        fix: requireKey(statement, clause),
      };
    }
  },
});

function isOnNames(key: string): boolean {
  return asciiLower(key) === 'kms:encryptioncontextkeys';
}

/** True when a pair is asked for, and for calls of a service, which states the context itself. */
function hasContext(statement: Statement): boolean {
  return [...demandedKeys(statement)].some(
    (key) => key.startsWith('kms:encryptioncontext:') || key === 'kms:viaservice',
  );
}
