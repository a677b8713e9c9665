import { compactSize, defineRule, sizeQuota } from '../../src/index.ts';

const BUCKETS = Array.from({ length: 460 }, (_, index) => `"arn:aws:s3:::lab-${index}"`);

export default defineRule({
  id: 'size/scp',
  title: 'Service control policy over its size limit',
  severity: 'error',
  types: ['scp'],
  rationale: `
    A service control policy may have 10240 characters. AWS Organizations counts blanks and line breaks too
    where the policy is saved by an SDK or the command line; the console takes them out. The size here is
    counted without them: it is the least that the policy can have.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  ],
  messages: {
    over: {
      message: 'the policy has {size} characters without blanks, more than the {limit} of an SCP',
      why: 'AWS Organizations refuses it',
      help: 'split it into several policies, or put wildcards in the place of lists',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a long list of buckets',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy has 10566 characters without blanks, more than the 10240 of an SCP
  "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": [
    ${BUCKETS.join(', ')}] }] }
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard in the place of the list',
        type: 'scp',
        policy: `
{ "Version": "2012-10-17",
  "Statement": [{ "Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": [
    "arn:aws:s3:::lab-*"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const { limit } = sizeQuota('scp');
    const { characters: size } = compactSize(policy.node);
    if (size > limit) yield { at: policy, message: 'over', data: { size, limit } };
  },
});
