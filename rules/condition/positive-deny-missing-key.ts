import { defineRule, passableDenials } from '../../src/index.ts';

export default defineRule({
  id: 'condition/positive-deny-missing-key',
  title: 'Deny by a label that passes whatever has no label',
  severity: 'warning',
  rationale: `
    A positive operator is false on an absent key. A Deny that names the wrong values of a tag, of an
    encryption context or of an encryption header does not see what has none: to leave the label off
    is enough. Marks such as "protected": "true" are not reported, for what lacks them is meant to
    pass.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    label: {
      message: '`{operator}` does not deny requests without `{key}`',
      why: 'the key is there {reason}; without it the test is false and the Deny does not apply',
      help: 'deny everything but the right values with a negated operator, or deny as well when `Null` is `true` for `{key}`',
    },
    parameter: {
      message: '`{operator}` does not deny requests that leave out `{key}`',
      why: 'the key is there {reason}; without it {default}, and the Deny does not apply',
      help: 'deny everything but the right values with a negated operator, or deny as well when `Null` is `true` for `{key}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny that an object without a class gets past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": ["secret", "internal"] } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringEquals\` does not deny requests without \`s3:ExistingObjectTag/class\`
`,
      },
      {
        title: 'a Deny that an upload without the header gets past',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:x-amz-server-side-encryption": "AES256" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringEquals\` does not deny requests that leave out \`s3:x-amz-server-side-encryption\`
`,
      },
    ],
    valid: [
      {
        title: 'a second Deny for what has no class',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": ["secret", "internal"] } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Null": { "s3:ExistingObjectTag/class": "true" } } }] }
`,
      },
      {
        title: 'a mark of what is protected',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/protected": "true" } } }] }
`,
      },
      {
        title: 'a label together with another test',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny",
  "Action": "ec2:TerminateInstances", "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag/stage": "prod" },
    "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, optional } of passableDenials(context)) {
      const { reason, default: instead } = optional;
      yield {
        at: clause.key,
        message: optional.isLabel ? 'label' : 'parameter',
        data: {
          key: clause.key.value,
          operator: clause.operator.node.value,
          reason,
          ...(instead && { default: instead }),
        },
      };
    }
  },
});
