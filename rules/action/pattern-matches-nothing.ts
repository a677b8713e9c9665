import {
  actionEntries,
  authorizingActions,
  defineRule,
  nearestActionPattern,
  property,
  replaceWithAll,
  type ActionEntry,
  type Finding,
  type Node,
} from '../../src/index.ts';

type WildcardEntry = Extract<ActionEntry, { readonly kind: 'wildcard' }>;

export default defineRule({
  id: 'action/pattern-matches-nothing',
  title: 'Wildcard action that stands for no action',
  severity: 'error',
  rationale: `
    A wildcard reads as if it were generous, but one that fits no action of its service reaches nothing:
    the Allow grants nothing, the Deny protects nothing. Mostly its letters are misspelt, or they begin
    the name of an API operation that is no action.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  ],
  messages: {
    misspelt: {
      message: '`{pattern}` fits no action of {service}',
      why: 'no request has such an action, so that the entry is without effect',
      help: 'write {actions}',
    },
    operations: {
      message: '`{pattern}` fits API operations and no action',
      why: 'no request has such an action: these calls are authorized as {actions}',
      help: 'write {actions}',
    },
    none: {
      message: '`{pattern}` fits no action of {service}',
      why: 'no request has such an action, so that the entry is without effect',
      help: 'look the names up among the actions of {service}; keyproof knows them as of {date}',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a slip before the wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:Lsit*", "s3:Get*"] }] }
             ~~~~~~~~~~ \`s3:Lsit*\` fits no action of Amazon S3
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:List*", "s3:Get*"] }] }
`,
      },
      {
        title: 'a verb that the service does not use',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": "kms:Remove*" }] }
            ~~~~~~~~~~~~~ \`kms:Remove*\` fits no action of AWS Key Management Service
`,
      },
      {
        title: 'the beginning of API operations',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": "s3:ListObjects*" }] }
            ~~~~~~~~~~~~~~~~~ \`s3:ListObjects*\` fits API operations and no action
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": "s3:ListBucket" }] }
`,
      },
    ],
    valid: [
      {
        title: 'a wildcard in the middle, in lower case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:get*tagging", "s3:?etObject"] }] }
`,
      },
    ],
  },

  *check(context) {
    const { policy, catalog } = context;
    for (const statement of policy.statements) {
      const list = property(statement.node, statement.action?.key.value ?? '');
      for (const entry of actionEntries(statement, context)) {
        if (entry.kind !== 'wildcard' || entry.service.expand(entry.pattern.name).length > 0)
          continue;
        yield findingFor(entry, list, catalog.source.date);
      }
    }
  },
});

function findingFor(
  { pattern: { node, text, name }, service }: WildcardEntry,
  list: Node | undefined,
  date: string,
): Finding<'misspelt' | 'operations' | 'none'> {
  const data = { pattern: text, service: service.name, date };
  const authorizing = authorizingActions(text);
  const near = nearestActionPattern(service, name);
  const actions = authorizing.length > 0 || !near ? authorizing : [`${service.prefix}:${near}`];
  if (actions.length === 0) return { at: node, message: 'none', data };
  const edits = [replaceWithAll(node, actions, list)];
  return {
    at: node,
    message: authorizing.length > 0 ? 'operations' : 'misspelt',
    data: { ...data, actions },
    fix: { grade: 'unsafe', title: 'write what was meant', edits },
  };
}
