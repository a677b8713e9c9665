import {
  calledViaServices,
  defineRule,
  hasWildcard,
  knownClauses,
  nearest,
  plainValues,
  replaceString,
  servicePrincipal,
} from '../../src/index.ts';

const KEYS: ReadonlySet<string> = new Set([
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
]);

export default defineRule({
  id: 'condition/called-via-unsupported-service',
  title: 'aws:CalledVia with a service that is not known to set it',
  severity: 'error',
  rationale: `
    A few services pass the identity of their caller on and write their name into aws:CalledVia. Others,
    Amazon S3 among them, are in no list of AWS: a test for them holds for no request that one could name,
    so that an Allow grants nothing. For the calls of S3 to AWS KMS there is kms:ViaService.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia',
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service',
  ],
  messages: {
    near: {
      message: '`{value}` is no service that `{key}` names',
      why: 'the key holds service principals: this value matches no request',
      help: 'did you mean `{meant}`?',
    },
    unlisted: {
      message: '`{value}` is not among the services that set `{key}`',
      why: 'no page of AWS says that requests carry this value: the test may never hold',
      help: 'test `kms:ViaService` for calls to AWS KMS, or `aws:ViaAWSService` for any service',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'decryption for Amazon S3',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "*", "Condition": {
    "ForAnyValue:StringEquals": { "aws:CalledVia": "s3.amazonaws.com" } } }] }
                                                   ~~~~~~~~~~~~~~~~~~ \`s3.amazonaws.com\` is not among the services that set \`aws:CalledVia\`
`,
      },
      {
        title: 'the name of a service instead of its principal',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": {
    "StringEquals": { "aws:CalledViaFirst": "athena" } } }] }
                                            ~~~~~~~~ \`athena\` is no service that \`aws:CalledViaFirst\` names
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": {
    "StringEquals": { "aws:CalledViaFirst": "athena.amazonaws.com" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a service of the list, and a pattern',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "*", "Condition": {
    "ForAnyValue:StringLike": { "aws:CalledVia": ["athena.amazonaws.com", "*.amazonaws.com"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, row, key } of knownClauses(context)) {
      if (row.family !== 'String' || !KEYS.has(key.name)) continue;
      for (const { node, text } of plainValues(clause)) {
        if (hasWildcard(text) || calledViaServices.has(text)) continue;
        const meant = meantService(text);
        yield {
          at: node,
          message: meant === undefined ? 'unlisted' : 'near',
          data: { value: text, key: clause.key.value, meant: meant ?? '' },
          ...(meant !== undefined && {
            fix: {
              grade: 'unsafe',
              title: `write \`${meant}\``,
              edits: [replaceString(node, meant)],
            },
          }),
        };
      }
    }
  },
});

/** The service that a text stands for in another form: without its end, or with a Region. */
function meantService(text: string): string | undefined {
  const parsed = servicePrincipal(text);
  const principal = `${parsed?.name ?? text}.amazonaws.com`;
  if (calledViaServices.has(principal)) return principal;
  return parsed?.known ? undefined : nearest(text, calledViaServices);
}
