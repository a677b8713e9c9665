import { defineRule, tagSessions } from '../../src/index.ts';

export default defineRule({
  id: 'abac/transitive-tags',
  title: 'Session tags that the caller may pass on to further roles',
  severity: 'info',
  types: ['trust'],
  rationale: `
    A caller may mark session tags as transitive: they stay when the session assumes the next role, and
    there nobody can replace them. Where the next role sets tags of its own, the ones from here win.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  messages: {
    open: {
      message: 'callers choose which session tags stay through further roles',
      why: 'a transitive tag cannot be replaced by the roles that the session assumes next',
      help: 'limit them with `ForAllValues:StringEquals` for `sts:TransitiveTagKeys`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the values are pinned, passing them on is not',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["sts:AssumeRole", "sts:Tag*"], "Condition": {
                               ~~~~~~~~~~ callers choose which session tags stay through further roles
    "StringEquals": { "aws:RequestTag/team": "\${aws:PrincipalTag/team}" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'one tag may be passed on',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:root" },
  "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": {
    "StringEquals": { "aws:RequestTag/team": "\${aws:PrincipalTag/team}" },
    "ForAllValues:StringEquals": { "sts:TransitiveTagKeys": ["team"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { reach, isLimited, limitsTransitive } of tagSessions(policy)) {
      if (isLimited && !limitsTransitive) yield { at: reach.node, message: 'open' };
    }
  },
});
