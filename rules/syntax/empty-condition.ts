import { defineRule, member, removeMember } from '../../src/index.ts';

export default defineRule({
  id: 'syntax/empty-condition',
  title: 'Condition that tests nothing',
  severity: 'warning',
  rationale: `
    An empty condition is true for every request: the statement applies without a limit. Whoever wrote
    \`Condition\` mostly meant to write one, or a template lost it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  ],
  messages: {
    condition: {
      message: '`Condition` is empty',
      why: 'it is true for every request: the statement applies without a limit',
      help: 'write the condition that was meant, or remove it',
    },
    operator: {
      message: '`{operator}` tests no key',
      why: 'it is true for every request, as if it were not there',
      help: 'name the key and the values that were meant, or remove it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a condition that was never filled in',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {} }] }
                                                 ~~ \`Condition\` is empty
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'one operator of two',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": {},
    ~~~~~~~~~~~~~~ \`StringEquals\` tests no key
    "Bool": { "aws:SecureTransport": "true" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Bool": { "aws:SecureTransport": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a condition on one key',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { node } of policy.statements) {
      const condition = member(node, 'Condition');
      if (condition?.value.kind !== 'object') continue;
      const { members } = condition.value;
      if (members.length === 0) {
        const edits = [removeMember(node, condition)];
        const fix = { grade: 'safe', title: 'remove the condition', edits } as const;
        yield { at: condition.value, message: 'condition', fix };
      }
      for (const operator of members) {
        if (operator.value.kind !== 'object' || operator.value.members.length > 0) continue;
        const edits = [removeMember(condition.value, operator)];
        const fix = { grade: 'safe', title: 'remove the operator', edits } as const;
        const data = { operator: operator.key.value };
        yield { at: operator.key, message: 'operator', data, fix };
      }
    }
  },
});
