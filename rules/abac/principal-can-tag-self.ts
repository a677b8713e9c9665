import { defineRule, tagSetters, trustedTags } from '../../src/index.ts';

export default defineRule({
  id: 'abac/principal-can-tag-self',
  title: 'Tag of the caller that the caller may set',
  severity: 'error',
  types: ['identity', 'boundary'],
  rationale: `
    A policy that decides by a tag of its principal relies on somebody else to set it. With iam:TagUser
    or iam:TagRole in the same policy the principal takes the value that opens what it wants.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_iam-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html',
  ],
  messages: {
    settable: {
      message: '{actions} may set {tags}, by which this policy decides',
      why: 'the principal gives itself the value that the policy asks for',
      help: 'deny `iam:TagUser` and `iam:TagRole` for this tag with `aws:TagKeys`, or allow them for other tags only',
    },
    some: {
      message: '{actions} may set {tags} on some principals, and this policy decides by it',
      why: 'a principal that may be among them gives itself the value that the policy asks for',
      help: 'deny `iam:TagUser` and `iam:TagRole` for this tag with `aws:TagKeys`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'access by team, and tags for all users',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": ["iam:TagUser", "iam:ListUserTags"], "Resource": "*" }] }
                                  ~~~~~~~~~~~~~ \`iam:TagUser\` may set \`team\`, by which this policy decides
`,
      },
      {
        title: 'by wildcards, in a condition, with a guard on another tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
    "Condition": { "StringEquals": { "AWS:principaltag/Clearance": "high" } } },
  { "Effect": "Allow", "Action": "IAM:tag*", "Resource": ["arn:aws:iam::111111111111:role/*"] },
                                 ~~~~~~~~~~ \`iam:TagUser\` and \`iam:TagRole\` may set \`clearance\`, by which this policy decides
  { "Effect": "Deny", "Action": "iam:TagRole", "Resource": "*",
    "Condition": { "Null": { "aws:RequestTag/team": "false" } } }] }
`,
      },
      {
        title: 'roles of one kind, of which the caller may be one',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": "iam:TagRole", "Resource": "arn:aws:iam::*:role/app-*" }] }
                                 ~~~~~~~~~~~~~ \`iam:TagRole\` may set \`team\` on some principals, and this policy decides by it
`,
      },
    ],
    valid: [
      {
        title: 'a Deny for the tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": ["iam:TagUser", "iam:TagRole"], "Resource": "*" },
  { "Effect": "Deny", "Action": ["iam:Tag*", "iam:Untag*"], "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": ["team"] } } }] }
`,
      },
      {
        title: 'other tags only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" },
  { "Effect": "Allow", "Action": "iam:TagUser", "Resource": "*", "Condition": {
    "ForAllValues:StringEquals": { "aws:TagKeys": ["phone"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const trusted = trustedTags(policy).map(({ tag }) => tag);
    for (const { reach, actions, tags, isOpen } of tagSetters(policy, SETTING, trusted)) {
      const labels = trustedTags(policy)
        .filter(({ tag }) => tag === tags[0])
        .map(({ at }) => ({ at, message: 'here it decides' }));
      yield {
        at: reach.node,
        message: isOpen ? 'settable' : 'some',
        data: { actions, tags },
        labels,
      };
    }
  },
});

const SETTING = ['iam:TagUser', 'iam:TagRole'];
