import { defineRule, namesOf, needlessStatements, property, removeItem } from '../../src/index.ts';

export default defineRule({
  id: 'style/redundant-statement',
  title: 'Statement that adds nothing to the others',
  severity: 'info',
  needs: 'solver',
  rationale: `
    A statement that others of the same effect already cover changes no decision. It makes the policy
    longer than it has to be, and whoever takes a right away by removing it is surprised that nothing
    changes. Worse where it has conditions that what covers it lacks: they look like a limit and are
    none. This is proved for all requests.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html',
  ],
  messages: {
    covered: {
      message: 'this statement adds nothing to {others}',
      why: 'the policy decides the same without it',
      help: 'remove it, or narrow what covers it',
    },
    defeated: {
      message: 'the conditions of this statement limit nothing: {others} does the same without',
      why: 'a request that fails them is decided by the other statement as if it passed',
      help: 'take these actions out of the other statement, or remove this one',
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
      {
        title: 'a value among those of a wider pattern',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Reds", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*",
    "Condition": { "StringLike": { "aws:PrincipalTag/team": "red*" } } },
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ this statement adds nothing to \`Reds\`
    "Condition": { "StringEquals": { "aws:PrincipalTag/team": ["red", "red-2"] } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Reds", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*",
    "Condition": { "StringLike": { "aws:PrincipalTag/team": "red*" } } }] }
`,
      },
      {
        title: 'a tag that another statement does not ask for',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Sid": "Network", "Effect": "Allow", "Action": "ec2:*NetworkInterface", "Resource": "*" },
  { "Effect": "Allow", "Action": "ec2:DeleteNetworkInterface", "Resource": "*",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the conditions of this statement limit nothing: \`Network\` does the same without
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "red" } } }] }
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

  *check(context) {
    const list = property(context.policy.node, 'Statement');
    const places = new Map(list?.kind === 'array' ? list.items.map((item, at) => [item, at]) : []);
    for (const { statement, by } of needlessStatements(context)) {
      const place = places.get(statement.node);
      const isLimited = statement.effect === 'Allow' && statement.conditions.length > 0;
      const isDefeated = isLimited && by.every(({ conditions }) => conditions.length === 0);
      yield {
        at: statement,
        message: isDefeated ? 'defeated' : 'covered',
        data: { others: namesOf(by) },
        labels: by.map(({ at }) => ({ at, message: 'covers it' })),
        // Which of the two was meant, only its author can tell.
        ...(list?.kind === 'array' &&
          place !== undefined &&
          !isDefeated && {
            fix: { grade: 'safe', title: 'remove it', edits: [removeItem(list, place)] },
          }),
      };
    }
  },
});
