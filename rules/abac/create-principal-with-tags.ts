import { defineRule, guardedTags, tagSetters, trustedTags } from '../../src/index.ts';

export default defineRule({
  id: 'abac/create-principal-with-tags',
  title: 'New users and roles with a tag that is guarded elsewhere',
  severity: 'error',
  types: ['identity', 'boundary', 'scp'],
  rationale: `
    CreateUser and CreateRole take tags with them. A guard on iam:TagUser and iam:TagRole alone leaves
    that way open: whoever may create a principal gives it the tag that access depends on, and uses it.
    For roles of certain names it is a warning where a tag of the caller decides in this policy, and a
    note under a condition or where the tag is no more than a mark.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html',
  ],
  messages: {
    born: {
      message: '{actions} may create principals with any value of {tags}',
      why: 'access depends on the tag, and a new principal can be created with the value that opens it',
      help: 'test `aws:TagKeys` or `aws:RequestTag/<key>` for these actions as for `iam:TagUser` and `iam:TagRole`',
    },
    some: {
      message: '{actions} may create some principals with any value of {tags}',
      why: 'access may depend on the tag, and a new principal can be created with the value that opens it',
      help: 'test `aws:TagKeys` or `aws:RequestTag/<key>` for these actions as for `iam:TagUser` and `iam:TagRole`',
      severity: 'warning',
    },
    maybe: {
      message:
        '{actions} may create some principals with a value of {tags} that nothing here limits',
      why: 'this policy sets or guards the tag elsewhere; access may depend on it',
      help: 'test `aws:TagKeys` or `aws:RequestTag/<key>` for these actions as for `iam:TagUser` and `iam:TagRole`',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a guard on tags that new roles get around',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["iam:CreateRole", "iam:TagRole"], "Resource": "*" },
                                  ~~~~~~~~~~~~~~~~ \`iam:CreateRole\` may create principals with any value of \`team\`
  { "Effect": "Deny", "Action": ["iam:TagRole", "iam:UntagRole"], "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }] }
`,
      },
      {
        title: 'by wildcards, where a tag of the caller decides',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": "IAM:create*", "Resource": "arn:aws:iam::111111111111:user/*" }] }
                                 ~~~~~~~~~~~~~ \`iam:CreateUser\` and \`iam:CreateRole\` may create principals with any value of \`team\`
`,
      },
      {
        title: 'roles of one kind, where the tag decides',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": "iam:CreateRole", "Resource": "arn:aws:iam::*:role/app-*" }] }
                                 ~~~~~~~~~~~~~~~~ \`iam:CreateRole\` may create some principals with any value of \`team\`
`,
      },
      {
        title: 'the same, where it is only set',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateRole", "Resource": "arn:aws:iam::*:role/app-*" },
                                 ~~~~~~~~~~~~~~~~ \`iam:CreateRole\` may create some principals with a value of \`team\` that nothing here limits
  { "Effect": "Allow", "Action": "iam:TagRole", "Resource": "*",
    "Condition": { "StringEquals": { "aws:RequestTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the guard covers both ways',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["iam:CreateRole", "iam:TagRole"], "Resource": "*" },
  { "Effect": "Deny", "Action": ["iam:CreateRole", "iam:TagRole", "iam:UntagRole"], "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } } }] }
`,
      },
      {
        title: 'new roles where no tag decides anything',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["iam:CreateRole", "iam:TagRole"], "Resource": "*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const trusted = new Set(trustedTags(policy).map(({ tag }) => tag));
    const tags = new Set([...trusted, ...guardedTags(policy)]);
    for (const setter of tagSetters(policy, CREATING, [...tags])) {
      const { reach, statement, actions, tags: open, isOpen } = setter;
      const decides = statement.conditions.length === 0 && open.some((tag) => trusted.has(tag));
      const message = decides ? 'some' : 'maybe';
      yield { at: reach.node, message: isOpen ? 'born' : message, data: { actions, tags: open } };
    }
  },
});

const CREATING = ['iam:CreateUser', 'iam:CreateRole'];
