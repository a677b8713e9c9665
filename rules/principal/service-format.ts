import {
  defineRule,
  hasWildcard,
  holdsServicePrincipal,
  isSettled,
  nearestServicePrincipal,
  operator,
  replaceString,
  servicePrincipal,
  type Statement,
  type StringNode,
} from '../../src/index.ts';

export default defineRule({
  id: 'principal/service-format',
  title: 'Malformed service principal',
  severity: 'error',
  rationale: `
    AWS services have names of the form service.amazonaws.com, some with a Region in them. The prefix
    of the actions alone, an ARN or a wildcard is none: AWS refuses it as a principal, and in a
    condition it equals no service.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  ],
  messages: {
    form: {
      message: '`{value}` is no service principal',
      why: 'no AWS service has such a name',
      help: 'write the name that the guide of the service gives, such as `lambda.amazonaws.com`',
    },
    near: {
      message: '`{value}` does not have the form of a service principal',
      why: 'no AWS service has such a name',
      help: 'did you mean `{near}`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'all services',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": "*.amazonaws.com" },
                            ~~~~~~~~~~~~~~~~~ \`*.amazonaws.com\` is no service principal
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*" } }
`,
      },
      {
        title: 'a role for a service that does not exist',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole",
  "Resource": "arn:aws:iam::111111111111:role/worker",
  "Condition": { "StringEquals": { "iam:PassedToService": "lambda" } } } }
                                                          ~~~~~~~~ \`lambda\` does not have the form of a service principal
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:PassRole",
  "Resource": "arn:aws:iam::111111111111:role/worker",
  "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'a service in a Region and one in China; a pattern in a condition',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "Service": ["logs.us-east-1.amazonaws.com", "ec2.amazonaws.com.cn"] },
  "Action": "s3:PutObject", "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringLike": { "aws:PrincipalServiceName": "*.amazonaws.com" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      for (const node of serviceNames(statement)) {
        const { value } = node;
        if (servicePrincipal(value)) continue;
        const near = hasWildcard(value) ? undefined : nearestServicePrincipal(value);
        if (near === undefined) {
          yield { at: node, message: 'form', data: { value } };
          continue;
        }
        const edits = [replaceString(node, near)];
        const fix = { grade: 'unsafe', title: `write \`${near}\``, edits } as const;
        yield { at: node, message: 'near', data: { value, near }, fix };
      }
    }
  },
});

/** Principals, and values that are compared exactly; neither variables nor placeholders. */
function serviceNames({ principal, conditions }: Statement): readonly StringNode[] {
  const entries = principal?.entries.filter(({ type }) => type === 'Service') ?? [];
  const clauses = conditions.filter(
    ({ key, operator: use }) =>
      holdsServicePrincipal(key.value) && operator(use.name)?.comparison === 'equals',
  );
  const values = clauses.flatMap((clause) =>
    clause.values.filter((value) => value.kind === 'string' && !hasWildcard(value.value)),
  );
  return [
    ...entries.map(({ node }) => node),
    ...values.filter((value) => value.kind === 'string'),
  ].filter(({ value }) => isSettled(value.replaceAll(/[*?]/g, '')));
}
