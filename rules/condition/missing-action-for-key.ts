import {
  allowAction,
  defineRule,
  gateOf,
  resultWhenAbsent,
  type PolicyContext,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/missing-action-for-key',
  title: 'Key of a role session that nobody may set',
  severity: 'error',
  rationale: `
    A caller brings a source identity or session tags into the request for a role only with the
    permission to set them: sts:SetSourceIdentity, sts:TagSession. A trust policy that asks for the key
    and does not allow the action refuses everybody: those without the key, and those with it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html',
  ],
  messages: {
    missing: {
      message: 'this asks for `{key}`, but `{action}` is not allowed',
      why: 'who passes the key is refused for lack of that permission, who does not fails this test',
      help: 'allow `{action}` as well',
    },
  },
  types: ['trust'],
  examples: {
    invalid: [
      {
        title: 'a source identity',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": "sts:AssumeRole",
  "Condition": { "StringLike": { "sts:SourceIdentity": "lab-*" } } }] }
                                 ~~~~~~~~~~~~~~~~~~~~ this asks for \`sts:SourceIdentity\`, but \`sts:SetSourceIdentity\` is not allowed
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"],
  "Condition": { "StringLike": { "sts:SourceIdentity": "lab-*" } } }] }
`,
      },
      {
        title: 'a session tag',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": ["sts:AssumeRole"],
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~ this asks for \`aws:RequestTag/team\`, but \`sts:TagSession\` is not allowed
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "AWS": "111111111111" }, "Action": ["sts:AssumeRole", "sts:TagSession"],
  "Condition": { "StringEquals": { "aws:RequestTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a permission in a statement of its own, and a test that passes without the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "sts:AssumeRole",
    "Condition": { "StringEquals": { "aws:RequestTag/team": "red" },
      "StringLikeIfExists": { "sts:SourceIdentity": "lab-*" } } },
  { "Effect": "Allow", "Principal": { "AWS": "111111111111" }, "Action": "sts:TagSession" }] }
`,
      },
    ],
  },

  *check(context) {
    const allows = context.policy.statements.filter(({ effect }) => effect === 'Allow');
    const allowed = actionsOf(allows, context);
    if (!allowed) return;
    for (const statement of allows) {
      for (const clause of statement.conditions) {
        const action = gateOf(clause.key.value);
        if (action === undefined || allowed.has(action)) continue;
        if (resultWhenAbsent(clause) !== false) continue;
        const fix = allowAction(statement, action);
        yield {
          at: clause.key,
          message: 'missing',
          data: { key: clause.key.value, action },
          ...(fix && { fix }),
        };
      }
    }
  },
});

/** The ids of the actions that some statement lists; undefined when one does not list them. */
function actionsOf(
  statements: readonly Statement[],
  { reached }: PolicyContext,
): ReadonlySet<string> | undefined {
  const entries = statements.map((statement) => reached(statement));
  if (entries.includes(undefined)) return undefined;
  return new Set(
    entries.flatMap((each) => each ?? []).flatMap(({ actions }) => actions.map(({ id }) => id)),
  );
}
