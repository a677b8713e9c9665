import { defineRule, hasElement } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/missing-statement',
  title: 'Policy without Statement',
  severity: 'error',
  rationale: `
    The statements are the policy: a document without them says nothing, and AWS refuses it. It is
    mostly a template whose list was never filled in, or a statement that lost the list around it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  ],
  messages: {
    missing: {
      message: 'the policy has no `Statement`',
      why: 'AWS refuses the policy: it neither allows nor denies anything',
      help: 'add `"Statement": […]` with what the policy is to say',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a version and nothing else',
        policy: `
{ "Version": "2012-10-17", "Id": "lab" }
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the policy has no \`Statement\`
`,
      },
    ],
    valid: [
      {
        title: 'a single statement without a list around it',
        policy: `
{ "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!hasElement(policy.node, 'policy', ['Statement'])) yield { at: policy, message: 'missing' };
  },
});
