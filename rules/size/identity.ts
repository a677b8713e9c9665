import { compactSize, defineRule, sizeQuota, type PolicyType } from '../../src/index.ts';

type Limit = 'managed' | 'inline' | 'boundary' | 'session';

/** The limits that a policy of a type may pass, the widest first: identity policies come in two kinds. */
const LIMITS: readonly (readonly [type: PolicyType, limit: Limit, characters: number])[] = [
  ['identity', 'inline', sizeQuota('inline-role').limit],
  ['identity', 'managed', sizeQuota('managed-policy').limit],
  ['boundary', 'boundary', sizeQuota('managed-policy').limit],
  ['session', 'session', sizeQuota('session').limit],
];

const BUCKETS = Array.from({ length: 260 }, (_, index) => `"arn:aws:s3:::lab-${index}/*"`);

export default defineRule({
  id: 'size/identity',
  title: 'Identity-based policy over its size limit',
  severity: 'info',
  types: ['identity', 'boundary', 'session'],
  rationale: `
    IAM limits the characters of a policy, blanks between its parts not counted: 6144 in a managed policy
    and a permissions boundary; 2048, 5120 and 10240 in all inline policies of one user, group or role
    together; 2048 in a session policy. A policy above its limit is refused when it is deployed. AWS's own
    may be longer, and nothing shows where an identity policy is to go: that is a note.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  messages: {
    managed: {
      message: 'the policy has {size} characters, more than the {limit} of a managed policy',
      why: 'IAM refuses it as a managed policy; only as an inline policy of a role may it be this long',
      help: 'split it, or put wildcards in the place of lists',
    },
    inline: {
      message: 'the policy has {size} characters, more than the {limit} of any policy of yours',
      why: 'IAM refuses it, be it a managed or an inline policy; those of AWS may be longer',
      help: 'split it into several managed policies, or put wildcards in the place of lists',
    },
    boundary: {
      message: 'the boundary has {size} characters, more than the {limit} of a managed policy',
      why: 'a permissions boundary is a managed policy, and IAM refuses this one unless it is of AWS',
      help: 'put wildcards in the place of lists; a principal has one boundary only',
      severity: 'warning',
    },
    session: {
      message: 'the session policy has {size} characters, more than {limit}',
      why: 'AWS STS refuses the call that passes it',
      help: 'pass the ARNs of managed policies, or put wildcards in the place of lists',
      severity: 'error',
    },
  },
  examples: {
    invalid: [
      {
        title: 'longer than a managed policy',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy has 6484 characters, more than the 6144 of a managed policy
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
    ${BUCKETS.join(', ')}] }] }
`,
      },
      {
        title: 'longer than any policy',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy has 12874 characters, more than the 10240 of any policy of yours
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
    ${BUCKETS.join(', ')},
    ${BUCKETS.join(', ')}] }] }
`,
      },
      {
        title: 'a boundary',
        type: 'boundary',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the boundary has 6484 characters, more than the 6144 of a managed policy
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
    ${BUCKETS.join(', ')}] }] }
`,
      },
      {
        title: 'a session policy',
        type: 'session',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the session policy has 2244 characters, more than 2048
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": [
    ${BUCKETS.slice(0, 90).join(', ')}] }] }
`,
      },
    ],
    valid: [
      {
        title: 'a short policy with many blanks',
        policy: `
{ "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", ${' '.repeat(6144)}
    "Resource": "arn:aws:s3:::lab-*/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const { characters: size } = compactSize(policy.node);
    const passed = LIMITS.find(([type, , limit]) => type === policy.type && size > limit);
    if (!passed) return;
    const [, message, limit] = passed;
    yield { at: policy, message, data: { size, limit } };
  },
});
