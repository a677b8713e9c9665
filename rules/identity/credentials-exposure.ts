import { defineRule, openEntries, returnsCredentials } from '../../src/index.ts';

export default defineRule({
  id: 'identity/credentials-exposure',
  title: 'Actions that return credentials, allowed without a limit',
  severity: 'warning',
  profile: 'strict',
  types: ['identity'],
  rationale: `
    The answers of some actions are passwords, keys and tokens. Whoever gets them acts from then on with
    what they give, past the limits of this policy and often past its logs. For every user, cluster or
    instance of the account that is hardly meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    exposed: {
      message: 'credentials of others are returned by {actions}, which nothing limits',
      why: 'whoever has them acts with what they give, whatever this policy says',
      help: 'name the resources whose credentials are needed, or leave the action out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'keys of every user, and the log-in to every database',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["iam:GetUser", "iam:createaccesskey"], "Resource": "*" },
                                                 ~~~~~~~~~~~~~~~~~~~~~ credentials of others are returned by \`iam:createaccesskey\`, which nothing limits
  { "Effect": "Allow", "Action": "redshift:GetCluster*", "Resource": ["*"] }] }
                                 ~~~~~~~~~~~~~~~~~~~~~~ credentials of others are returned by \`redshift:GetCluster*\`, which nothing limits
`,
      },
    ],
    valid: [
      {
        title: 'of one user, of a database, and a token that only pulls images',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "iam:CreateAccessKey", "Resource": "arn:aws:iam::*:user/\${aws:username}" },
  { "Effect": "Allow", "Action": "rds-db:connect",
    "Resource": "arn:aws:rds-db:us-east-1:111111111111:dbuser:db-ABCDEFGHIJKL/reader" },
  { "Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { patterns } of openEntries(context, ({ id }) => returnsCredentials(id))) {
      const data = { actions: patterns.map(({ text }) => text) };
      yield { at: patterns[0].node, message: 'exposed', data };
    }
  },
});
