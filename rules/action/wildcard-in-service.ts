import { actionEntries, defineRule, replaceString, type ActionPattern } from '../../src/index.ts';

export default defineRule({
  id: 'action/wildcard-in-service',
  title: 'Wildcard in the prefix of a service',
  severity: 'info',
  rationale: `
    AWS documents wildcards in the name of an action and the lone \`*\` for all actions, none in the prefix
    of the service. What \`*:Get*\` or \`s*:List*\` reaches is said nowhere: likely nothing, and if not, then
    more than anybody wanted.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    prefix: {
      message: 'a wildcard in the service prefix of {actions}',
      why: 'AWS documents none there: the entry may match no request',
      help: 'name each service',
    },
    everything: {
      message: 'a wildcard in the service prefix of `*:*`',
      why: 'AWS documents none there; the entry for all actions is `*`',
      help: 'write `*`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'reading, wherever it may be',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["*:Describe*", "s*:List*"] }] }
             ~~~~~~~~~~~~~ a wildcard in the service prefix of \`*:Describe*\` and \`s*:List*\`
`,
      },
      {
        title: 'everything',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": "*:*" }] }
            ~~~~~ a wildcard in the service prefix of \`*:*\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": "*" }] }
`,
      },
    ],
    valid: [
      {
        title: 'wildcards in names, and the lone star',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Resource": "*", "Action": ["s3:List*", "ec2:*"] },
  { "Effect": "Deny", "Resource": "*", "Action": "*" }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const patterns: ActionPattern[] = [];
      for (const { kind, pattern } of actionEntries(statement, context)) {
        if (kind !== 'wildcard-service') continue;
        if (pattern.text !== '*:*') patterns.push(pattern);
        else {
          const edits = [replaceString(pattern.node, '*')];
          const fix = { grade: 'unsafe', title: 'write `*`', edits } as const;
          yield { at: pattern.node, message: 'everything', fix };
        }
      }
      const [first] = patterns;
      if (!first) continue;
      const actions = patterns.map(({ text }) => text);
      yield { at: first.node, message: 'prefix', data: { actions } };
    }
  },
});
