import {
  asciiLower,
  defineRule,
  knownClauses,
  partnersOf,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/paired-key-missing',
  title: 'Private address without the network that it is in',
  severity: 'warning',
  rationale: `
    The same private addresses exist in every VPC, and anybody can build one with the wanted range. A test
    for a private address says something only beside a test for the VPC or the endpoint. For a Deny, that
    test may stand in another Deny of the policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-vpcsourceip',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    alone: {
      message: '`{key}` is tested without the network that the address is in',
      why: 'a stranger gets any private address in a VPC of his own',
      help: 'test `{partner}` as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a subnet of any VPC in the world',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:VpcSourceIp": "10.1.0.0/16" } } }] }
                                ~~~~~~~~~~~~~~~~~ \`aws:VpcSourceIp\` is tested without the network that the address is in
`,
      },
    ],
    valid: [
      {
        title: 'a subnet of one VPC, and two Deny statements for an instance',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": {
    "IpAddress": { "aws:VpcSourceIp": "10.1.0.0/16" },
    "StringEquals": { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60718" } } },
  { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
    "StringNotEquals": { "aws:Ec2InstanceSourceVpc": "\${aws:SourceVpc}" } } },
  { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
    "NotIpAddress": { "aws:Ec2InstanceSourcePrivateIPv4": "10.1.0.0/16" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const denies = context.policy.statements.filter(({ effect }) => effect === 'Deny');
    const denied = keysOf(denies.flatMap(({ conditions }) => conditions));
    const tested = new Map(
      context.policy.statements.map((statement) => [
        statement,
        statement.effect === 'Deny' ? denied : keysOf(statement.conditions),
      ]),
    );
    for (const { statement, clause, row, key } of knownClauses(context)) {
      const partners = partnersOf(key.name);
      const [partner] = partners;
      if (partner === undefined || row.family === 'Null') continue;
      if (partners.some((name) => tested.get(statement)?.has(asciiLower(name)))) continue;
      yield { at: clause.key, message: 'alone', data: { key: clause.key.value, partner } };
    }
  },
});

function keysOf(clauses: readonly ConditionClause[]): ReadonlySet<string> {
  return new Set(clauses.map(({ key }) => asciiLower(key.value)));
}
