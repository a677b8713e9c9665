import {
  actionEntries,
  defineRule,
  grouped,
  type Action,
  type ActionPattern,
  type PolicyContext,
} from '../../src/index.ts';

export default defineRule({
  id: 'action/dependent-missing',
  title: 'Action without another one that every call of it needs',
  severity: 'info',
  types: ['identity'],
  rationale: `
    Some calls are checked against two actions: who creates a Lambda function also passes a role to it,
    and needs iam:PassRole for that. With the first alone every call fails, and the error names an action
    that nobody asked for. Another policy of the same principal may of course allow it.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  ],
  messages: {
    missing: {
      message: 'nothing in this policy allows {needs}, which is needed for {actions}',
      why: 'without it every call fails, unless another policy of the principal allows it',
      help: 'allow {needs} on what the call uses',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a deployment that cannot pass the role of the function',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["lambda:CreateFunction", "lambda:UpdateFunctionCode", "states:CreateStateMachine"] }] }
             ~~~~~~~~~~~~~~~~~~~~~~~ nothing in this policy allows \`iam:PassRole\`, which is needed for \`lambda:CreateFunction\` and \`states:CreateStateMachine\`
`,
      },
    ],
    valid: [
      {
        title: 'the role is passed by a statement of its own',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Resource": "*", "Action": "lambda:CreateFunction" },
  { "Effect": "Allow", "Resource": "arn:aws:iam::111111111111:role/lab-*", "Action": "iam:Pass*" }] }
`,
      },
      {
        title: 'a wildcard, which need not mean the action',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": "lambda:Create*" }] }
`,
      },
    ],
  },

  *check(context) {
    const allowed = allowedIds(context);
    if (!allowed) return;
    for (const statement of context.policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const missing = actionEntries(statement, context).flatMap((entry) =>
        entry.kind === 'action' ? missingFor(entry.action, entry.pattern, allowed) : [],
      );
      for (const [id, group] of grouped(missing, ({ needed }) => needed)) {
        const data = { needs: [id], actions: group.map(({ pattern }) => pattern.text) };
        yield { at: group[0].pattern.node, message: 'missing', data };
      }
    }
  },
});

interface MissingAction {
  readonly pattern: ActionPattern;
  readonly needed: string;
}

function missingFor(
  action: Action,
  pattern: ActionPattern,
  allowed: ReadonlySet<string>,
): readonly MissingAction[] {
  const missing = action.dependentActions.filter((id) => !allowed.has(id));
  return missing.map((needed) => ({ pattern, needed }));
}

/** The actions that the policy allows somewhere; undefined when it allows some without naming them. */
function allowedIds({ policy, reached }: PolicyContext): ReadonlySet<string> | undefined {
  const ids = new Set<string>();
  for (const statement of policy.statements) {
    if (statement.effect !== 'Allow') continue;
    const entries = reached(statement);
    if (!entries) return undefined;
    for (const { actions } of entries) for (const { id } of actions) ids.add(id);
  }
  return ids;
}
