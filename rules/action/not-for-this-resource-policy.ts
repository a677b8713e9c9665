import { defineRule, equalsIgnoringCase, outOfScope, type ActionPattern } from '../../src/index.ts';

export default defineRule({
  id: 'action/not-for-this-resource-policy',
  title: 'Action that is not authorized on the resource of its policy',
  severity: 'error',
  types: ['bucket', 'key', 'trust'],
  rationale: `
    A policy on a resource decides requests for that resource and for no other. An action of another
    service, or one that is about the account as a whole, never reaches it. Amazon S3 and IAM refuse such
    a policy; in a key policy the entry is stored and does nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html',
  ],
  messages: {
    bucket: {
      message: 'a bucket policy cannot speak of {actions}',
      why: 'Amazon S3 refuses the policy: no request for the bucket or its objects has this action',
      help: 'allow it in a policy of the principals that need it',
    },
    trust: {
      message: 'a trust policy cannot speak of {actions}',
      why: 'IAM refuses the policy: it only says who may assume the role, and how',
      help: 'allow it in a policy of the role',
    },
    key: {
      message: 'a key policy cannot speak of {actions}',
      why: 'no request for a KMS key has this action: the entry is without effect',
      help: 'allow it in a policy of the principals that need it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a bucket policy with an action on the account, and one of another service',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["s3:ListAllMyBuckets", "kms:Decrypt", "s3:GetObject"],
             ~~~~~~~~~~~~~~~~~~~~~ a bucket policy cannot speak of \`s3:ListAllMyBuckets\` and \`kms:Decrypt\`
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*"] }] }
`,
      },
      {
        title: 'a trust policy that was to let the role read',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "lambda.amazonaws.com" },
  "Action": ["sts:AssumeRole", "s3:GetObject"] }] }
                               ~~~~~~~~~~~~~~ a trust policy cannot speak of \`s3:GetObject\`
`,
      },
      {
        title: 'a key policy with an action of another service',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["kms:Decrypt", "s3:GetObject", "kms:ListKeys"], "Resource": "*" }] }
                            ~~~~~~~~~~~~~~ a key policy cannot speak of \`s3:GetObject\`
`,
      },
    ],
    valid: [
      {
        title: 'wildcards that reach further than the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["kms:Create*", "kms:List*"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    const { type, statements } = context.policy;
    for (const statement of statements) {
      const [first, ...others] = outOfScope(statement, context).filter(
        (pattern) => type !== 'key' || !isOfKms(pattern),
      );
      if (!first) continue;
      const actions = [first, ...others].map(({ text }) => text);
      const message = type === 'key' || type === 'bucket' ? type : 'trust';
      yield { at: first.node, message, data: { actions } };
    }
  },
});

/** Those of AWS KMS that are about no key have a rule of their own. */
function isOfKms({ service = '' }: ActionPattern): boolean {
  return equalsIgnoringCase(service, 'kms');
}
