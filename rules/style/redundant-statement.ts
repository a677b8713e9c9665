import { defineRule, property, redundantStatements, removeItem } from '../../src/index.ts';

export default defineRule({
  id: 'style/redundant-statement',
  title: 'Statement that adds nothing to the others',
  severity: 'info',
  rationale: `
    A statement that others of the same effect, principals and conditions already cover changes no
    decision. It makes the policy longer than it has to be, and whoever takes a right away by removing
    it is surprised that nothing changes.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  ],
  messages: {
    covered: {
      message: 'this statement adds nothing to {others}',
      why: 'the policy decides the same without it',
      help: 'remove it, or narrow what covers it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a statement below a wider one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "ReadAll", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*" },
  { "Sid": "ReadTags", "Effect": "Allow", "Resource": ["arn:aws:s3:::lab/*"],
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement adds nothing to \`ReadAll\`
    "Action": ["s3:GetObject", "s3:GetObjectTagging"] }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "ReadAll", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
      {
        title: 'a statement without a name, pasted twice with its parts in another order',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "NotAction": ["iam:*", "sts:*"], "Resource": "*" },
  { "Resource": "*", "NotAction": ["sts:*", "iam:*"], "Effect": "Deny" }] }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement adds nothing to \`statement 1\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "NotAction": ["iam:*", "sts:*"], "Resource": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'statements that differ in a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "Bool": { "aws:SecureTransport": "true" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const list = property(policy.node, 'Statement');
    const places = new Map(list?.kind === 'array' ? list.items.map((item, at) => [item, at]) : []);
    for (const { statement, by } of redundantStatements(policy)) {
      const place = places.get(statement.node);
      const others = by.map(({ sid, index }) => sid?.value || `statement ${index + 1}`);
      yield {
        at: statement,
        message: 'covered',
        data: { others },
        labels: by.map(({ at }) => ({ at, message: 'covers it' })),
        ...(list?.kind === 'array' &&
          place !== undefined && {
            fix: { grade: 'safe', title: 'remove it', edits: [removeItem(list, place)] },
          }),
      };
    }
  },
});
