import { defineRule, guardedTags, tagSetters, trustedTags } from '../../src/index.ts';

export default defineRule({
  id: 'abac/create-principal-with-tags',
  title: 'New users and roles with a tag that is guarded elsewhere',
  severity: 'error',
  types: ['identity', 'boundary', 'scp'],
  rationale: `
    CreateUser and CreateRole take tags with them. A guard on iam:TagUser and iam:TagRole alone leaves
    that way open: whoever may create a principal gives it the tag that access depends on, and uses it.`,
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
        title: 'roles of one kind',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateRole", "Resource": "arn:aws:iam::*:role/app-*" },
                                 ~~~~~~~~~~~~~~~~ \`iam:CreateRole\` may create some principals with any value of \`team\`
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
    const tags = new Set([...trustedTags(policy).map(({ tag }) => tag), ...guardedTags(policy)]);
    for (const { reach, actions, tags: open, isOpen } of tagSetters(policy, CREATING, [...tags])) {
      yield { at: reach.node, message: isOpen ? 'born' : 'some', data: { actions, tags: open } };
    }
  },
});

const CREATING = ['iam:CreateUser', 'iam:CreateRole'];
