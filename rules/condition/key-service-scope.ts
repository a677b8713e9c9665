import {
  asciiLower,
  defineRule,
  endpointKeyServices,
  grouped,
  knownClauses,
  operator,
  outcomeWhenAbsent,
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
    const scoped = [...knownClauses(context)].filter(
      ({ row, key }) => row.family !== 'Null' && endpointKeyServices(key.name),
    );
    for (const [statement, clauses] of grouped(scoped, (known) => known.statement)) {
      const asked = keysUnderNull(statement);
      const entries = context.reached(statement) ?? [];
      const reached = entries.flatMap(({ actions }) => actions.map(({ service }) => service));
      const prefixes = [...new Set(reached)];
      for (const { clause, key } of clauses) {
        const outcome = outcomeWhenAbsent(statement.effect, clause);
        const services = prefixes.filter((prefix) => !endpointKeyServices(key.name)?.has(prefix));
        if (!outcome || services.length === 0 || asked.has(asciiLower(clause.key.value))) continue;
        yield {
          at: clause.key,
          message: outcome,
          data: { key: clause.key.value, operator: clause.operator.node.value, services },
        };
      }
    }
  },
});

function keysUnderNull({ conditions }: Statement): ReadonlySet<string> {
  const nulls = conditions.filter(({ operator: use }) => operator(use.name)?.family === 'Null');
  return new Set(nulls.map(({ key }) => asciiLower(key.value)));
}
