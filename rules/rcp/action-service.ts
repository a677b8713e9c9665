import { asciiLower, defineRule } from '../../src/index.ts';

export default defineRule({
  id: 'rcp/action-service',
  title: 'Service that resource control policies do not reach',
  severity: 'error',
  types: ['rcp'],
  rationale: `
    Resource control policies work for the services that AWS lists, and for no others. A Deny on another
    one stops nothing: Amazon EC2, Amazon SNS and AWS Lambda are among those that are not on the list.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    unreached: {
      message: 'resource control policies do not reach {services}',
      why: 'AWS refuses the statement, or it stops nothing',
      help: 'move these actions to a service control policy or to the policies of the resources',
    },
  },
  examples: {
    invalid: [
      {
        title: 'topics beside buckets',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "SNS:Publish", "ec2:*"], "Resource": "*",
                     ~~~~~~~~~~~~~ resource control policies do not reach \`sns\` and \`ec2\`
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'services of the list',
        type: 'rcp',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:*", "KMS:Decrypt", "sts:AssumeRole", "sqs:*", "secretsmanager:*"], "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } } }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    const reached = new Set(catalog.rcpServices());
    for (const { action } of policy.statements) {
      if (!action || action.negated) continue;
      const others = action.patterns.filter(({ service = '' }) => {
        const known = catalog.service(service);
        return known !== undefined && !reached.has(asciiLower(service));
      });
      const [first] = others;
      if (!first) continue;
      const services = [...new Set(others.map(({ service = '' }) => asciiLower(service)))];
      yield { at: first.node, message: 'unreached', data: { services } };
    }
  },
});
