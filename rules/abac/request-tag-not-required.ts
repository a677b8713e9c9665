import { defineRule, untaggedCreations } from '../../src/index.ts';

export default defineRule({
  id: 'abac/request-tag-not-required',
  title: 'Creation without the tag that later access depends on',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    A policy that allows work on resources with the caller's tag, and their creation without asking for
    it, makes resources that nobody under the policy can work on, or that carry a tag of another
    team. Asking for the tag on creation closes the circle.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_attribute-based-access-control.html',
  ],
  messages: {
    untagged: {
      message: '{actions} does not ask for {tags}, by which this policy allows the rest',
      why: 'what is created without the tag, or with the tag of others, is out of reach or in the wrong hands',
      help: 'add a condition on `aws:RequestTag/{tag}` with the value that `aws:ResourceTag/{tag}` is tested for',
    },
  },
  examples: {
    invalid: [
      {
        title: 'secrets of a team',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue", "secretsmanager:DeleteSecret"],
    "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } },
  { "Effect": "Allow", "Action": "secretsmanager:CreateSecret", "Resource": "*" }] }
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`secretsmanager:CreateSecret\` does not ask for \`team\`, by which this policy allows the rest
`,
      },
      {
        title: 'by wildcards, in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "KMS:*", "Resource": "*",
    "Condition": { "StringLike": { "AWS:resourcetag/project": ["\${aws:PrincipalTag/project}", "shared"] } } },
  { "Effect": "Allow", "Action": "kms:CreateKey", "Resource": "*",
                                 ~~~~~~~~~~~~~~~ \`kms:CreateKey\` does not ask for \`project\`, by which this policy allows the rest
    "Condition": { "StringEquals": { "kms:KeySpec": "SYMMETRIC_DEFAULT" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the tag comes with the resource',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } },
  { "Effect": "Allow", "Action": "secretsmanager:CreateSecret", "Resource": "*",
    "Condition": { "StringEquals": { "aws:RequestTag/team": "\${aws:PrincipalTag/team}" } } },
  { "Effect": "Allow", "Action": "sqs:CreateQueue", "Resource": "*" }] }
`,
      },
      {
        title:
          'another type than the tag decides over, other resources of the call, and one certain name',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["sagemaker:DeleteApp", "bedrock:StopEvaluationJob", "glue:GetDatabase"], "Resource": "*",
    "Condition": { "StringEquals": { "aws:ResourceTag/team": "\${aws:PrincipalTag/team}" } } },
  { "Effect": "Allow", "Action": "sagemaker:CreateModel", "Resource": "*" },
  { "Effect": "Allow", "Action": "bedrock:CreateEvaluationJob", "Resource": "arn:aws:bedrock:*::foundation-model/*" },
  { "Effect": "Allow", "Action": "glue:CreateDatabase", "Resource": "arn:aws:glue:us-east-1:111111111111:database/temp" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { node, actions, tags } of untaggedCreations(context)) {
      yield { at: node, message: 'untagged', data: { actions, tags, tag: tags[0] } };
    }
  },
});
