import { addActions, defineRule, reachOf, serviceCallers } from '../../src/index.ts';

const SERVICE = 'rolesanywhere.amazonaws.com';
const NEEDED = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

export default defineRule({
  id: 'trust/rolesanywhere-actions',
  title: 'Trust in IAM Roles Anywhere that lacks an action',
  severity: 'error',
  types: ['trust'],
  rationale: `
    IAM Roles Anywhere assumes a role with the fields of the certificate as session tags and with its
    serial number as source identity. The trust policy has to allow all three actions for that; without
    one of them every session fails.`,
  references: [
    'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    missing: {
      message: 'IAM Roles Anywhere needs {actions} as well',
      why: 'every request for a session fails',
      help: 'allow {actions} for `rolesanywhere.amazonaws.com`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the first action only',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": "sts:AssumeRole",
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ IAM Roles Anywhere needs \`sts:SetSourceIdentity\` and \`sts:TagSession\` as well
  "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:rolesanywhere:us-east-1:111111111111:trust-anchor/1" } } }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"],
  "Condition": { "ArnEquals": { "aws:SourceArn": "arn:aws:rolesanywhere:us-east-1:111111111111:trust-anchor/1" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'all three, in two statements',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Principal": { "Service": ["rolesanywhere.amazonaws.com"] },
    "Action": ["STS:AssumeRole", "sts:TagSession"] },
  { "Effect": "Allow", "Principal": { "Service": "rolesanywhere.amazonaws.com" }, "Action": "sts:Set*" }] }
`,
      },
    ],
  },

  *check({ policy }) {
    const trusts = [...serviceCallers(policy)].filter(({ services }) =>
      services.some(({ value }) => value === SERVICE),
    );
    const [first] = trusts;
    if (!first) return;
    const actions = NEEDED.filter((id) => !trusts.some(({ statement }) => reachOf(statement, id)));
    const at = first.services.find(({ value }) => value === SERVICE)?.node;
    if (actions.length === 0 || !at) return;
    const fix = addActions(first.statement, actions, 'allow what is missing');
    yield { at, message: 'missing', data: { actions }, ...(fix && { fix }) };
  },
});
