import { defineRule, member, removeMember } from '../../src/index.ts';

export default defineRule({
  id: 'trust/resource-element',
  title: 'Resource in a trust policy',
  severity: 'error',
  types: ['trust'],
  rationale: `
    A trust policy is attached to one role and is about that role only. IAM refuses it with a Resource or
    a NotResource, even with the ARN of the role itself.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    refused: {
      message: 'a trust policy takes no `{element}`',
      why: 'IAM refuses the policy',
      help: 'remove `{element}`; the policy is about its role',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the role itself, and everything',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole",
    "Resource": "arn:aws:iam::111111111111:role/lab" },
    ~~~~~~~~~~ a trust policy takes no \`Resource\`
  { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "NotResource": ["*"] }] }
                                                                    ~~~~~~~~~~~~~ a trust policy takes no \`NotResource\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" },
  { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole" }] }
`,
      },
    ],
    valid: [
      {
        title: 'no resource',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node } of policy.statements) {
      for (const element of ['Resource', 'NotResource']) {
        const found = member(node, element);
        if (!found) continue;
        const edits = [removeMember(node, found)];
        yield {
          at: found.key,
          message: 'refused',
          data: { element },
          fix: { grade: 'unsafe', title: `remove \`${element}\``, edits },
        };
      }
    }
  },
});
