import {
  actionEntries,
  defineRule,
  equalsIgnoringCase,
  property,
  replaceWithAll,
  type ActionEntry,
} from '../../src/index.ts';

export default defineRule({
  id: 'action/api-name-not-action',
  title: 'API operation named as an action',
  severity: 'error',
  rationale: `
    Most actions are named after an API operation, but not all operations have an action of their name:
    ListObjectsV2 is authorized as s3:ListBucket, CreateMultipartUpload as s3:PutObject. IAM stores the
    operation's name without a word, and it matches no request.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    operation: {
      message: '`{operation}` is an API operation and no action',
      why: 'no request has this action: the call is authorized as {actions}',
      help: 'write {actions}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the name of the call',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "arn:aws:s3:::lab",
  "Action": ["s3:ListObjectsV2", "s3:GetBucketLocation"] }] }
             ~~~~~~~~~~~~~~~~~~ \`s3:ListObjectsV2\` is an API operation and no action
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "arn:aws:s3:::lab",
  "Action": ["s3:ListBucket", "s3:GetBucketLocation"] }] }
`,
      },
      {
        title: 'a call that two actions authorize',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": "s3:DeleteObjects" }] }
            ~~~~~~~~~~~~~~~~~~ \`s3:DeleteObjects\` is an API operation and no action
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'the actions that authorize these calls',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:ListBucket", "s3:PutObject", "kms:ReEncrypt*"] }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const list = property(statement.node, statement.action?.key.value ?? '');
      for (const entry of actionEntries(statement, context)) {
        if (entry.kind !== 'operation' || isOfKms(entry)) continue;
        const { pattern, actions } = entry;
        const edits = [replaceWithAll(pattern.node, actions, list)];
        yield {
          at: pattern.node,
          message: 'operation',
          data: { operation: pattern.text, actions },
          fix: { grade: 'unsafe', title: 'name what authorizes the call', edits },
        };
      }
    }
  },
});

/** The one of AWS KMS has a rule of its own. */
function isOfKms({ pattern }: ActionEntry): boolean {
  return equalsIgnoringCase(pattern.service ?? '', 'kms');
}
