import {
  defineRule,
  endpointKeyServices,
  equalsIgnoringCase,
  knownClauses,
  operator,
  outcomeWhenAbsent,
  type ConditionClause,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/key-service-scope',
  title: 'Key on VPC endpoints with services that do not send it',
  severity: 'warning',
  rationale: `
    The keys on the owner of a VPC endpoint came later than the others, and only some services send them.
    To the requests of the others a Deny for foreign endpoints applies as if all endpoints were foreign, and
    an Allow for one's own never applies. The list grows: it is worth a look before you act.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpceorgid',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    alwaysDenies: {
      message: 'requests to {services} are not known to carry `{key}`, so `{operator}` denies them',
      why: 'without its key the test is true: requests through your own endpoints are hit as well',
      help: 'leave these services out, or ask with `Null` that the key is there',
    },
    alwaysAllows: {
      message:
        'requests to {services} are not known to carry `{key}`, so `{operator}` lets them pass',
      why: 'without its key the test is true: requests through foreign endpoints pass as well',
      help: 'leave these services out, or ask with `Null` that the key is there',
    },
    neverAllows: {
      message:
        'requests to {services} are not known to carry `{key}`, so `{operator}` never allows them',
      why: 'without its key the test is false',
      help: 'test `aws:SourceVpce` or `aws:SourceVpc` for these services',
    },
    neverDenies: {
      message:
        'requests to {services} are not known to carry `{key}`, so `{operator}` never denies them',
      why: 'without its key the test is false',
      help: 'test `aws:SourceVpce` or `aws:SourceVpc` for these services',
    },
  },
  examples: {
    invalid: [
      {
        title: 'foreign endpoints, which own ones are taken for, or the reverse',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": ["s3:*", "sns:Publish"], "Resource": "*", "Condition": {
    "StringNotEquals": { "aws:VpceOrgID": "o-a1b2c3d4e5" } } },
                         ~~~~~~~~~~~~~~~ requests to \`sns\` are not known to carry \`aws:VpceOrgID\`, so \`StringNotEquals\` denies them
  { "Effect": "Allow", "Action": ["s3:*", "sns:Publish"], "Resource": "*", "Condition": {
    "StringNotEquals": { "aws:VpceOrgID": "o-a1b2c3d4e5" } } }] }
                         ~~~~~~~~~~~~~~~ requests to \`sns\` are not known to carry \`aws:VpceOrgID\`, so \`StringNotEquals\` lets them pass
`,
      },
      {
        title: 'endpoints of one account, which nobody is taken for',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": ["sns:*", "events:PutEvents"], "Resource": "*", "Condition": {
    "StringEquals": { "aws:VpceAccount": "111111111111" } } },
                      ~~~~~~~~~~~~~~~~~ requests to \`sns\` and \`events\` are not known to carry \`aws:VpceAccount\`, so \`StringEquals\` never allows them
  { "Effect": "Deny", "Action": ["sns:*", "events:PutEvents"], "Resource": "*", "Condition": {
    "StringEquals": { "aws:VpceAccount": "111111111111" } } }] }
                      ~~~~~~~~~~~~~~~~~ requests to \`sns\` and \`events\` are not known to carry \`aws:VpceAccount\`, so \`StringEquals\` never denies them
`,
      },
    ],
    valid: [
      {
        title: 'services that send it, and a Deny that asks for the key',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Action": ["s3:*", "kms:*"], "Resource": "*", "Condition": {
    "StringNotEquals": { "aws:VpceOrgID": "o-a1b2c3d4e5" } } },
  { "Effect": "Deny", "Action": "sns:*", "Resource": "*", "Condition": {
    "Null": { "aws:VpceOrgID": "false" },
    "StringNotEquals": { "aws:VpceOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, clause, row, key } of knownClauses(context)) {
      const senders = endpointKeyServices(key.name);
      const outcome = outcomeWhenAbsent(statement.effect, clause);
      if (!senders || !outcome || row.family === 'Null' || asksForKey(statement, clause)) continue;
      const entries = context.reached(statement) ?? [];
      const reached = entries.flatMap(({ actions }) => actions.map(({ service }) => service));
      const services = [...new Set(reached)].filter((prefix) => !senders.has(prefix));
      if (services.length === 0) continue;
      yield {
        at: clause.key,
        message: outcome,
        data: { key: clause.key.value, operator: clause.operator.node.value, services },
      };
    }
  },
});

function asksForKey({ conditions }: Statement, { key }: ConditionClause): boolean {
  return conditions.some(
    (other) =>
      operator(other.operator.name)?.family === 'Null' &&
      equalsIgnoringCase(other.key.value, key.value),
  );
}
