import {
  actionEntries,
  defineRule,
  property,
  replaceWithAll,
  type Finding,
  type Node,
  type StringNode,
} from '../../src/index.ts';

const BETWEEN = /[\s,;]+/;

export default defineRule({
  id: 'action/whitespace',
  title: 'Blank in an action, or several actions in one entry',
  severity: 'error',
  rationale: `
    An entry is one action, taken letter by letter. A blank before or after it, or a comma with a second
    action behind it, becomes part of the name, which then fits no request. In NotAction such an entry
    excepts nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    blank: {
      message: '`{text}` holds a blank',
      why: 'the blank is part of the name, which no request has',
      help: 'write {actions}',
    },
    several: {
      message: '`{text}` is one entry and not several',
      why: 'the separator is part of the name, which no request has',
      help: 'write each as an entry of its own: {actions}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a blank that cannot be seen',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:GetObject ", "s3:PutObject"] }] }
             ~~~~~~~~~~~~~~~ \`s3:GetObject \` holds a blank
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:GetObject", "s3:PutObject"] }] }
`,
      },
      {
        title: 'two actions in one string',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": "s3:GetObject, s3:PutObject" }] }
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`s3:GetObject, s3:PutObject\` is one entry and not several
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:GetObject", "s3:PutObject"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'blanks around the entries',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": [ "s3:GetObject" , "s3:PutObject" ] }] }
`,
      },
    ],
  },

  *check(context) {
    for (const statement of context.policy.statements) {
      const list = property(statement.node, statement.action?.key.value ?? '');
      for (const { kind, pattern } of actionEntries(statement, context)) {
        if (kind === 'blank') yield findingFor(pattern.node, list);
      }
    }
  },
});

/** Parts that all have a service are actions of their own; else the separators are slips. */
function findingFor(node: StringNode, list: Node | undefined): Finding<'blank' | 'several'> {
  const parts = node.value.split(BETWEEN).filter((part) => part !== '');
  const several = parts.length > 1 && parts.every((part) => part.includes(':'));
  const actions = several ? parts : [parts.join('')];
  const edits = [replaceWithAll(node, actions, list)];
  return {
    at: node,
    message: several ? 'several' : 'blank',
    data: { text: node.value, actions },
    fix: { grade: 'unsafe', title: several ? 'write a list' : 'remove the blank', edits },
  };
}
