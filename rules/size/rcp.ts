import { compactSize, defineRule, sizeQuota } from '../../src/index.ts';

const BUCKETS = Array.from({ length: 250 }, (_, index) => `"arn:aws:s3:::lab-${index}/*"`);

export default defineRule({
  id: 'size/rcp',
  title: 'Resource control policy over its size limit',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    A resource control policy may have 5120 characters. AWS Organizations counts blanks and line breaks too
    where the policy is saved by an SDK or the command line; the console takes them out. The size here is
    counted without them: it is the least that the policy can have.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  ],
  messages: {
    over: {
      message: 'the policy has {size} characters without blanks, more than the {limit} of an RCP',
      why: 'AWS Organizations refuses it',
      help: 'split it into several policies, or put wildcards in the place of lists',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a long list of buckets',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy has 6249 characters without blanks, more than the 5120 of an RCP
  "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": [
    ${BUCKETS.join(', ')}] }] }
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard in the place of the list',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17",
  "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": [
    "arn:aws:s3:::lab-*"] }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const { limit } = sizeQuota('rcp');
    const { characters: size } = compactSize(policy.node);
    if (size > limit) yield { at: policy, message: 'over', data: { size, limit } };
  },
});
