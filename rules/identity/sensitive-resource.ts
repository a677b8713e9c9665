import { defineRule, grouped, sensitiveGrants } from '../../src/index.ts';

export default defineRule({
  id: 'identity/sensitive-resource',
  title: 'Access to what the configuration calls sensitive',
  severity: 'error',
  types: ['identity'],
  rationale: `
    Which resources must stay closed only their owner knows. The configuration lists them under sensitive,
    each with an action; a policy that allows one of these on such a resource is found, by whatever
    wildcard or NotAction it does so. Without a list the rule finds nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  ],
  messages: {
    allowed: {
      message: '`{action}` on `{resource}` is allowed, which the configuration calls sensitive',
      why: 'whoever has this policy reaches what is to stay closed',
      help: 'narrow the action or the resource, or forbid it by a Deny',
    },
    conditional: {
      message: '`{action}` on `{resource}` is allowed under a condition, and is sensitive',
      why: 'while the condition holds, whoever has this policy reaches what is to stay closed',
      help: 'narrow the action or the resource, or forbid it by a Deny',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'by wildcards of both',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:List*", "S3:Get*"],
                                                                                     ~~~~~~~~~ \`s3:GetObject\` on \`arn:aws:s3:::vault/*\` is allowed, which the configuration calls sensitive
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::*/*"] }] }
`,
      },
      {
        title: 'by NotAction, under a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "NotAction": "iam:*", "Resource": "*",
                                                             ~~~~~~~~~~~ \`s3:GetObject\` on \`arn:aws:s3:::vault/*\` is allowed under a condition, and is sensitive
  "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'another bucket, another action, and a Deny',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::vault/*" }] }
`,
      },
      {
        title: 'all but that',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "*", "Resource": "*" },
  { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::vault*" }] }
`,
      },
    ],
  },

  *check(context) {
    const grants = grouped(sensitiveGrants(context), ({ reach }) => reach.node);
    for (const [node, [{ statement, access }]] of grants) {
      const message = statement.conditions.length > 0 ? 'conditional' : 'allowed';
      yield { at: node, message, data: { ...access } };
    }
  },
});
