import { compactSize, defineRule, sizeQuota } from '../../src/index.ts';

const ROLES = Array.from(
  { length: 190 },
  (_, index) => `"arn:aws:iam::111111111111:role/reader-${index}"`,
);

export default defineRule({
  id: 'size/trust',
  title: 'Trust policy over its size limit',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    The trust policy of a role may have 2048 characters, blanks between its parts not counted. AWS raises
    that on request, up to 8192: an account in which the policy works may have a higher limit than the one
    it is deployed to next.`,
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  messages: {
    raised: {
      message: 'the trust policy has {size} characters, more than {limit}',
      why: 'IAM refuses it in every account whose limit was not raised',
      help: 'trust an account, an organization or a principal tag in place of single principals',
    },
    never: {
      message: 'the trust policy has {size} characters, more than the {limit} that AWS ever allows',
      why: 'IAM refuses it',
      help: 'trust an account, an organization or a principal tag in place of single principals',
      severity: 'error',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role that names each of its callers',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the trust policy has 2245 characters, more than 2048
  "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": { "AWS": [${ROLES.slice(0, 50).join(', ')}] } }] }
`,
      },
      {
        title: 'even more of them',
        policy: `
{ "Version": "2012-10-17",
~~~~~~~~~~~~~~~~~~~~~~~~~~ the trust policy has 8355 characters, more than the 8192 that AWS ever allows
  "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": { "AWS": [${ROLES.join(', ')}] } }] }
`,
      },
    ],
    valid: [
      {
        title: 'an account, and a tag that its callers carry',
        policy: `
{ "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "sts:AssumeRole",
    "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
    "Condition": { "StringEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const { limit, raisableTo } = sizeQuota('trust');
    const { characters: size } = compactSize(policy.node);
    if (size > raisableTo)
      yield { at: policy, message: 'never', data: { size, limit: raisableTo } };
    else if (size > limit) yield { at: policy, message: 'raised', data: { size, limit } };
  },
});
