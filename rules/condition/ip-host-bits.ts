import {
  defineRule,
  networkText,
  operator,
  plainValues,
  readNetwork,
  replaceString,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/ip-host-bits',
  title: 'IP range that does not start at its first address',
  severity: 'info',
  rationale: `
    Of a range in CIDR form only the bits up to the prefix count. An address with more bits set looks like
    one host, or like a range that starts there, and is in truth the whole block around it.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress',
  ],
  messages: {
    hostBits: {
      message: '`{value}` is the range `{network}`',
      why: 'bits behind the prefix do not count: the range is larger than the address suggests',
      help: 'write `{network}`, or a longer prefix if fewer addresses are meant',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a host with the prefix of its network',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "IpAddress": { "aws:SourceIp": ["203.0.113.77/24", "2001:db8:0:7::1/48"] } } }] }
                                    ~~~~~~~~~~~~~~~~~ \`203.0.113.77/24\` is the range \`203.0.113.0/24\`
                                                       ~~~~~~~~~~~~~~~~~~~~ \`2001:db8:0:7::1/48\` is the range \`2001:db8::/48\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/48"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'the first address, written in full, and a single one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": { "IpAddress": { "aws:SourceIp": [
    "203.0.113.0/24", "203.0.113.77/32", "2001:DB8:0:0::/48"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      if (operator(clause.operator.name)?.family !== 'IpAddress') continue;
      for (const { node, text } of plainValues(clause)) {
        const network = readNetwork(text, 128);
        const first = network && networkText(network);
        if (!first || readNetwork(first, 128)?.address === network.address) continue;
        yield {
          at: node,
          message: 'hostBits',
          data: { value: text, network: first },
          fix: {
            grade: 'safe',
            title: `write \`${first}\``,
            edits: [replaceString(node, first)],
          },
        };
      }
    }
  },
});
