import { appliesTo, defineRule, hasWildcard } from '../../src/index.ts';

const BYPASS = 's3:BypassGovernanceRetention';

export default defineRule({
  id: 's3/bypass-governance',
  title: 'Wildcard that lets callers lift the retention of Object Lock',
  severity: 'warning',
  types: ['identity', 'bucket'],
  rationale: `
    Object Lock in governance mode holds for everybody without s3:BypassGovernanceRetention. A wildcard
    gives it along with the rest, and the console of Amazon S3 then sends the header that makes use of
    it with every deletion: protected objects go without a question.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
  messages: {
    wildcard: {
      message: '`{action}` takes `s3:BypassGovernanceRetention` in',
      why: 'whoever has it deletes and overwrites objects under retention in governance mode',
      help: 'list the actions that are needed, or deny `s3:BypassGovernanceRetention`',
    },
    service: {
      message: '`{action}` takes `s3:BypassGovernanceRetention` in',
      why: 'whoever has it deletes and overwrites objects under retention in governance mode',
      help: 'deny `s3:BypassGovernanceRetention` where buckets use Object Lock',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a wildcard for retention',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Action": ["s3:GetObject", "s3:*Retention"], "Resource": "arn:aws:s3:::lab/*" } }
                             ~~~~~~~~~~~~~~~ \`s3:*Retention\` takes \`s3:BypassGovernanceRetention\` in
`,
      },
      {
        title: 'the whole service',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "S3:*", "Resource": "*" } }
                                                                       ~~~~~~ \`S3:*\` takes \`s3:BypassGovernanceRetention\` in
`,
      },
    ],
    valid: [
      {
        title: 'a Deny beside it, and a grant by name',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
  { "Effect": "Deny", "Action": "s3:BypassGovernanceRetention", "Resource": "*" }] }
`,
      },
      {
        title: 'a grant by name, and one of the bucket only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:BypassGovernanceRetention", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::lab" }] }
`,
      },
    ],
  },

  *check(context) {
    const { statements } = context.policy;
    const denies = statements.filter(({ effect }) => effect === 'Deny');
    if (denies.some((statement) => appliesTo(statement, [BYPASS], context))) return;
    for (const statement of statements) {
      if (statement.effect !== 'Allow') continue;
      const entry = (context.fitting(statement) ?? []).find(
        ({ pattern, actions }) =>
          hasWildcard(pattern.name) && actions.some(({ id }) => id === BYPASS),
      );
      if (!entry) continue;
      const message = entry.pattern.name === '*' ? 'service' : 'wildcard';
      yield { at: entry.pattern.node, message, data: { action: entry.pattern.text } };
    }
  },
});
