import {
  defineRule,
  grouped,
  isSettled,
  namedArns,
  replaceString,
  type NamedArn,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/key-policy-foreign-resource',
  title: 'Key policy that names a key in Resource',
  severity: 'warning',
  types: ['key'],
  rationale: `
    A key policy is about the key that it belongs to, which the star stands for. The ARN of any other key
    matches nothing there: the policy of one key gives nothing on another. Written out, the ARN is
    needless or wrong, and it goes wrong when the policy is copied.`,
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html'],
  messages: {
    several: {
      message: 'the policy of one key names several keys: {resources}',
      why: 'it applies to its own key: statements for other keys match no request',
      help: 'write `*`, and put what is for another key into its policy',
    },
    beside: {
      message: 'a key policy names {resources}, where `*` stands for its key elsewhere',
      why: 'unless it is the ARN of this very key, the statement matches no request',
      help: 'write `*`, or put the statement into the policy of the key that it names',
    },
    alone: {
      message: 'a key policy names {resources}',
      why: 'unless it is the ARN of this very key, its statements match no request',
      help: 'write `*`, which stands for the key',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'another key than the one that the policy is of',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt",
    "Resource": ["arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab"] }] }
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a key policy names \`arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\`, where \`*\` stands for its key elsewhere
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt",
    "Resource": ["*"] }] }
`,
      },
      {
        title: 'a policy for two keys',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*", "Resource": [
    "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy of one key names several keys: \`arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\` and \`arn:aws:kms:us-east-1:111111111111:key/0987dcba-09fe-87dc-65ba-ab0987654321\`
    "arn:aws:kms:us-east-1:111111111111:key/0987dcba-09fe-87dc-65ba-ab0987654321"] } }
`,
      },
      {
        title: 'one key throughout, which may be the right one',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*",
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab" } }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a key policy names \`arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*",
  "Resource": "*" } }
`,
      },
    ],
    valid: [
      {
        title: 'the star, and a pattern for all keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Action": "kms:*", "Resource": "*" },
  { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:role/app" },
    "Action": "kms:Decrypt", "Resource": "arn:aws:kms:us-east-1:111111111111:key/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const keys = namedArns(policy).filter(isOneKey);
    const texts = new Set(keys.map(({ pattern }) => pattern.text));
    const isOnly = policy.statements.every(({ resource }) =>
      resource?.patterns.every(({ text }) => texts.has(text)),
    );
    for (const [, found] of grouped(keys, ({ statement }) => statement)) {
      const { node } = found[0].pattern;
      const edits = [replaceString(node, '*')];
      yield {
        at: node,
        message: texts.size > 1 ? 'several' : isOnly ? 'alone' : 'beside',
        data: { resources: found.map(({ pattern }) => pattern.text) },
        ...(found.length === 1 && { fix: { grade: 'unsafe', title: 'write `*`', edits } }),
      };
    }
  },
});

function isOneKey({ service, resource }: NamedArn): boolean {
  return service.text === 'kms' && resource.text.startsWith('key/') && isSettled(resource.text);
}
