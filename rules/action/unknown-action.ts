import {
  actionEntries,
  defineRule,
  grouped,
  replaceString,
  type ActionEntry,
  type Finding,
} from '../../src/index.ts';

type UnknownAction = Extract<ActionEntry, { readonly kind: 'unknown-action' }>;

export default defineRule({
  id: 'action/unknown-action',
  title: 'Action that its service does not have',
  severity: 'error',
  rationale: `
    IAM stores any name after the colon. One that the service does not have matches no request: the Allow
    grants nothing, and the Deny that was to protect protects nothing. The names come from the Service
    Authorization Reference; AWS adds new ones every week, so that a name without a near match is a
    warning only.`,
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  messages: {
    misspelt: {
      message: '{service} does not have `{action}`',
      why: 'no request has this action, so that the entry is without effect',
      help: 'write `{meant}`',
    },
    unknown: {
      message: '{service} does not have {actions}',
      why: 'no request has such an action, so that the entry is without effect',
      help: 'look it up among the actions of {service}; keyproof knows them as of {date}',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a slip, and a plural',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:GetObjct",
  ~~~~~~~~~~~~~ Amazon S3 does not have \`s3:GetObjct\`
  "dynamodb:GetItems"] }] }
  ~~~~~~~~~~~~~~~~~~~ Amazon DynamoDB does not have \`dynamodb:GetItems\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*", "Action": [
  "s3:GetObject",
  "dynamodb:GetItem"] }] }
`,
      },
      {
        title: 'actions that were never there',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Resource": "*",
  "Action": ["s3:DownloadFile", "s3:UploadFile", "s3:DeleteObject"] }] }
             ~~~~~~~~~~~~~~~~~ Amazon S3 does not have \`s3:DownloadFile\` and \`s3:UploadFile\`
`,
      },
    ],
    valid: [
      {
        title: 'names in another case, and a wildcard',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Resource": "*",
  "Action": ["s3:getobject", "S3:ListBucket", "s3:Get*"] }] }
`,
      },
    ],
  },

  *check(context) {
    const { policy, catalog } = context;
    for (const statement of policy.statements) {
      const unknown: UnknownAction[] = [];
      for (const entry of actionEntries(statement, context)) {
        if (entry.kind !== 'unknown-action') continue;
        const near = catalog.nearestAction(entry.service, entry.pattern.name);
        if (near) yield misspelt(entry, near);
        else unknown.push(entry);
      }
      for (const [service, group] of grouped(unknown, (entry) => entry.service.name)) {
        const actions = group.map(({ pattern }) => pattern.text);
        const data = { service, actions, date: catalog.source.date };
        yield { at: group[0].pattern.node, message: 'unknown', data };
      }
    }
  },
});

function misspelt({ pattern, service }: UnknownAction, near: string): Finding<'misspelt'> {
  const meant = `${service.prefix}:${near}`;
  const edits = [replaceString(pattern.node, meant)];
  return {
    at: pattern.node,
    message: 'misspelt',
    data: { service: service.name, action: pattern.text, meant },
    fix: { grade: 'unsafe', title: `write \`${meant}\``, edits },
  };
}
