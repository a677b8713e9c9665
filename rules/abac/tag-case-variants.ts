import { asciiLower, defineRule, grouped, tagNames } from '../../src/index.ts';

export default defineRule({
  id: 'abac/tag-case-variants',
  title: 'Name of a tag in two letter cases',
  severity: 'warning',
  rationale: `
    Tags of objects, and of most resources, are told apart by letter case: Team and team are two tags,
    and a resource may have both. Condition keys compare names without case, lists of tag names with it.
    A policy that writes both works by luck, until somebody sets the other tag.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html',
  ],
  messages: {
    variant: {
      message: 'the tag `{text}` is called `{first}` elsewhere in this policy',
      why: 'tags are told apart by letter case: what is tagged under the one name may lack the other',
      help: 'write one of them throughout, the one that is on the resources',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the tag of an object and the tag of the caller',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/Team": "\${aws:PrincipalTag/team}" } } }] }
                                                                 ~~~~~~~~~~~~~~~~~~~~~~~~ the tag \`team\` is called \`Team\` elsewhere in this policy
`,
      },
      {
        title: 'a tag that may be set, and one that decides',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/owner": "ana" } } },
  { "Effect": "Deny", "Action": "ec2:*Tags", "Resource": "*",
    "Condition": { "ForAnyValue:StringEquals": { "aws:TagKeys": ["cost-center", "Owner"] } } }] }
                                                                                ~~~~~~~ the tag \`Owner\` is called \`owner\` elsewhere in this policy
`,
      },
    ],
    valid: [
      {
        title: 'one spelling, whatever the letter case of the keys',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "S3:existingObjectTag/Team": "\${aws:principaltag/Team}" } } },
  { "Effect": "Deny", "Action": "s3:PutObjectTagging", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "ForAnyValue:StringEquals": { "s3:RequestObjectTagKeys": "Team" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const [, [first, ...others]] of grouped(tagNames(context), ({ text }) =>
      asciiLower(text),
    )) {
      for (const [text, [other]] of grouped(others, (name) => name.text)) {
        if (text === first.text) continue;
        yield {
          at: other.at,
          message: 'variant',
          data: { text, first: first.text },
          labels: [{ at: first.at, message: 'here' }],
        };
      }
    }
  },
});
