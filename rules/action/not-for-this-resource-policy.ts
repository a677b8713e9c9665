import { actionEntries, defineRule, type ActionEntry, type PolicyType } from '../../src/index.ts';

type Kind = 'bucket' | 'key' | 'trust';

/** What a policy on such a resource can speak of: services, and resource types of the first one. */
interface Scope {
  readonly kind: Kind;
  readonly services: readonly [own: string, ...others: string[]];
  readonly types: readonly string[];
}

const SCOPES: ReadonlyMap<PolicyType, Scope> = new Map([
  [
    'bucket',
    {
      kind: 'bucket',
      services: ['s3', 's3express', 's3-object-lambda', 's3-outposts'],
      types: ['bucket', 'object', 'accesspoint', 'accesspointobject'],
    },
  ],
  ['key', { kind: 'key', services: ['kms'], types: ['key'] }],
  ['trust', { kind: 'trust', services: ['sts'], types: ['role'] }],
]);

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
    keyless: {
      message: 'no request for a key has the action {actions}',
      why: 'AWS KMS authorizes it without a key: in a key policy the entry is without effect',
      help: 'allow it in a policy of the principals that need it',
      severity: 'warning',
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
                                    ~~~~~~~~~~~~~ a bucket policy cannot speak of \`kms:Decrypt\` and \`s3:ListAllMyBuckets\`
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
        title: 'a key policy with an action of another service, and one without a key',
        type: 'key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["kms:Decrypt", "s3:GetObject", "kms:ListKeys"], "Resource": "*" }] }
                            ~~~~~~~~~~~~~~ a key policy cannot speak of \`s3:GetObject\`
                                            ~~~~~~~~~~~~~~ no request for a key has the action \`kms:ListKeys\`
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
    const { policy } = context;
    const scope = SCOPES.get(policy.type);
    if (!scope) return;
    for (const statement of policy.statements) {
      if (statement.action?.negated) continue;
      const entries = actionEntries(statement, context);
      const foreign = entries.filter((entry) => isForeign(entry, scope));
      const homeless = entries.filter((entry) => isElsewhere(entry, scope));
      const found =
        scope.kind === 'key'
          ? ([
              ['key', foreign],
              ['keyless', homeless],
            ] as const)
          : ([[scope.kind, [...foreign, ...homeless]]] as const);
      for (const [message, group] of found) {
        const [first] = group;
        const actions = group.map(({ pattern }) => pattern.text);
        if (first) yield { at: first.pattern.node, message, data: { actions } };
      }
    }
  },
});

/** An action, or a wildcard, of a service that has nothing to do with the resource. */
function isForeign(entry: ActionEntry, { services }: Scope): boolean {
  if (entry.kind === 'action') return !services.includes(entry.action.service);
  return entry.kind === 'wildcard' && !services.includes(entry.service.prefix);
}

/** An action of the resource's own service that is about something else. */
function isElsewhere(entry: ActionEntry, { services: [own], types }: Scope): boolean {
  if (entry.kind !== 'action' || entry.action.service !== own) return false;
  return !entry.action.resourceTypes.some(({ type }) => types.includes(type.name));
}
