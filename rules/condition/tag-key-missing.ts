import { asciiLower, defineRule, faultyKeys } from '../../src/index.ts';

export default defineRule({
  id: 'condition/tag-key-missing',
  title: 'Condition key on a tag that does not say which tag',
  severity: 'error',
  rationale: `
    Keys on tags and on pairs of an encryption context end in the name of the tag or pair:
    aws:ResourceTag/team. Without that name AWS refuses the key, or no request carries it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    tag: {
      message: '`{key}` does not say which tag',
      why: 'no request carries such a key: the condition tests nothing',
      help: 'add the name of the tag: `{name}team`',
    },
    name: {
      message: '`{key}` lacks the name that it has to end in',
      why: 'no request carries such a key: the condition tests nothing',
      help: 'add the name behind `{name}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a tag of the caller, compared with one of the resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:StopInstances",
  "Resource": "*",
  "Condition": { "StringEquals": { "aws:ResourceTag": "\${aws:PrincipalTag/team}" } } }] }
                                   ~~~~~~~~~~~~~~~~~ \`aws:ResourceTag\` does not say which tag
`,
      },
      {
        title: 'an encryption context without a pair',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Decrypt",
  "Resource": "*", "Condition": { "StringEquals": { "kms:EncryptionContext:": "red" } } }] }
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~ \`kms:EncryptionContext:\` lacks the name that it has to end in
`,
      },
    ],
    valid: [
      {
        title: 'the keys of all tags, which has no name of one, and a tag named by a template',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CreateTags",
  "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": "team" },
    "StringEquals": { "aws:RequestTag/<tag>": "red" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, fault } of faultyKeys('nameless', context)) {
      yield {
        at: clause.key,
        message: asciiLower(fault.key).endsWith('tag/') ? 'tag' : 'name',
        data: { key: clause.key.value, name: fault.key },
      };
    }
  },
});
