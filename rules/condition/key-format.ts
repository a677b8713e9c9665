import { defineRule, faultyKeys, renameKeyHere } from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-format',
  title: 'Condition key without a prefix',
  severity: 'error',
  rationale: `
    A condition key is a prefix, a colon and a name. The prefix says who fills the key in: aws for
    every service, or one service, or an identity provider. Without it AWS refuses the policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    meant: {
      message: '`{key}` is not of the form `prefix:name`',
      why: 'AWS refuses the policy',
      help: 'did you mean `{meant}`?',
    },
    format: {
      message: '`{key}` is not of the form `prefix:name`',
      why: 'AWS refuses the policy',
      help: 'put `aws:` or the prefix of the service in front of the name, without blanks',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a global key and one of the service, without their prefixes',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab",
  "Condition": { "IpAddress": { "SourceIp": "203.0.113.0/24" },
                                ~~~~~~~~~~ \`SourceIp\` is not of the form \`prefix:name\`
    "StringLike": { "prefix": "home/*" } } }] }
                    ~~~~~~~~ \`prefix\` is not of the form \`prefix:name\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab",
  "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" },
    "StringLike": { "s3:prefix": "home/*" } } }] }
`,
      },
      {
        title: 'a name that no key has',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:ListBucket",
  "Resource": "arn:aws:s3:::lab",
  "Condition": { "StringEquals": { "department": "red" } } }] }
                                   ~~~~~~~~~~~~ \`department\` is not of the form \`prefix:name\`
`,
      },
    ],
    valid: [
      {
        title: 'a claim of an identity provider, whose prefix is a host and a path',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Federated": "arn:aws:iam::111111111111:oidc-provider/id.example.com/lab" },
  "Action": "sts:AssumeRoleWithWebIdentity",
  "Condition": { "StringEquals": { "id.example.com/lab:sub": "reader" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { clause, fault } of faultyKeys('format', context)) {
      const { meant } = fault;
      yield {
        at: clause.key,
        message: meant === undefined ? 'format' : 'meant',
        data: { key: clause.key.value, meant: meant ?? '' },
        ...(meant !== undefined && { fix: renameKeyHere(clause, meant) }),
      };
    }
  },
});
