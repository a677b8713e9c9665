import { defineRule, operator, plainValues, readNetwork } from '../../src/index.ts';

export default defineRule({
  id: 'condition/ip-cidr',
  title: 'IP operator with a value that is no address or range',
  severity: 'error',
  rationale: `
    IP operators read single addresses and ranges in CIDR form, of IPv4 and IPv6. Wildcards, ranges from
    one address to another and incomplete addresses are neither: AWS refuses the policy, or the value
    matches nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress',
  ],
  messages: {
    noRange: {
      message: '`{value}` is neither an IP address nor a range in CIDR form',
      why: '`{operator}` reads nothing else: this value matches no address',
      help: 'write a range as in `203.0.113.0/24` or `2001:db8::/32`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a wildcard, a range in words, a prefix that is too long',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": { "aws:SourceIp": [
    "203.0.113.*",
    ~~~~~~~~~~~~~ \`203.0.113.*\` is neither an IP address nor a range in CIDR form
    "198.51.100.1-198.51.100.9",
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`198.51.100.1-198.51.100.9\` is neither an IP address nor a range in CIDR form
    "192.0.2.0/33"] } } }] }
    ~~~~~~~~~~~~~~ \`192.0.2.0/33\` is neither an IP address nor a range in CIDR form
`,
      },
    ],
    valid: [
      {
        title: 'addresses and ranges of both families, and a placeholder',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": { "aws:SourceIp": [
    "203.0.113.7", "198.51.100.0/24", "2001:db8::/32", "2001:db8::7", "<office>"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (operator(clause.operator.name)?.family !== 'IpAddress') continue;
      for (const { node, text } of plainValues(clause)) {
        if (readNetwork(text, 128)) continue;
        yield {
          at: node,
          message: 'noRange',
          data: { value: text, operator: clause.operator.node.value },
        };
      }
    }
  },
});
