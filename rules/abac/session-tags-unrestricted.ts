import { defineRule, tagSessions } from '../../src/index.ts';

export default defineRule({
  id: 'abac/session-tags-unrestricted',
  title: 'Role that takes whatever session tags the caller brings',
  severity: 'error',
  types: ['trust'],
  rationale: `
    Tags that a caller passes on AssumeRole become tags of the session, as if an administrator had set
    them on the role, and policies by aws:PrincipalTag decide by them. Without a limit in the trust
    policy the caller chooses the value.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html',
  ],
  messages: {
    open: {
      message: 'callers may bring any session tags along',
      why: 'the tags become `aws:PrincipalTag/…` of the session, so that the caller chooses what policies decide by',
      help: 'pin the values with `aws:RequestTag/<key>` and the names with `aws:TagKeys`, or leave `sts:TagSession` out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'tags of any kind from users of the account',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["sts:AssumeRole", "sts:TagSession"] }] }
                               ~~~~~~~~~~~~~~~~ callers may bring any session tags along
`,
      },
      {
        title: 'by a wildcard and with a condition on something else',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": ["arn:aws:iam::111111111111:user/ana"] }, "Action": "STS:*",
                                                                            ~~~~~~~ callers may bring any session tags along
  "Condition": { "StringEquals": { "sts:ExternalId": "lab-42" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'the own team, and no other tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {
    "StringEquals": { "aws:RequestTag/team": "\${aws:PrincipalTag/team}" },
    "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] } } }] }
`,
      },
      {
        title: 'an AWS service, and a directory that sets the tags',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": "pods.eks.amazonaws.com" },
    "Action": ["sts:AssumeRole", "sts:TagSession"] },
  { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::111111111111:saml-provider/corp" },
    "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, isLimited } of tagSessions(policy)) {
      if (!isLimited) yield { at: reach.node, message: 'open' };
    }
  },
});
