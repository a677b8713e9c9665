import { defineRule, grouped, hasVariables, operator, variableParts } from '../../src/index.ts';

export default defineRule({
  id: 'variable/operator',
  title: 'Policy variable under an operator that takes none',
  severity: 'error',
  rationale: `
    Only string and ARN operators replace variables. Under a numeric, date or IP operator the
    characters of the variable are no value of that kind, and under Null they are neither true nor
    false: AWS refuses the policy, or the test never comes out as meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  messages: {
    plain: {
      message: '`{operator}` does not replace {variables}',
      why: 'variables work under string and ARN operators only: the test compares with the characters as they stand',
      help: 'compare the keys with a string or ARN operator, or write the value out',
    },
    bool: {
      message: '`{operator}` replaces {variables} on one page of AWS and not on another',
      why: 'the page on operators lists variables under `Bool`, the page on variables rules them out: do not rely on either',
      help: 'write `true` or `false`, or compare with `StringEquals`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'an address from a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "IpAddress": { "aws:SourceIp": "\${aws:PrincipalTag/office}" } } } }
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~ \`IpAddress\` does not replace \`\${aws:PrincipalTag/office}\`
`,
      },
      {
        title: 'a flag from a tag',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "Bool": { "aws:SecureTransport": "\${aws:PrincipalTag/plain}" } } } }
                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~ \`Bool\` replaces \`\${aws:PrincipalTag/plain}\` on one page of AWS and not on another
`,
      },
    ],
    valid: [
      {
        title: 'an ARN operator',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/\${aws:ResourceTag/team}-*" } } } }
`,
      },
    ],
  },

  *check({ policy }) {
    if (!hasVariables(policy)) return;
    const inValues = [...variableParts(policy)].filter(({ part }) => part.kind === 'variable');
    for (const [clause, found] of grouped(inValues, (variable) => variable.clause)) {
      const row = clause && operator(clause.operator.name);
      if (!row || row.variables) continue;
      yield {
        at: found[0].at,
        message: row.family === 'Bool' ? 'bool' : 'plain',
        data: {
          operator: clause.operator.node.value,
          variables: [...new Set(found.map(({ text }) => text))],
        },
      };
    }
  },
});
