import {
  asciiLower,
  defineRule,
  demandedKeys,
  grouped,
  hasVariables,
  variableParts,
} from '../../src/index.ts';

export default defineRule({
  id: 'variable/no-default-optional-tag',
  title: 'Tag variable without a default value in Resource',
  severity: 'info',
  rationale: `
    A caller or a request without the tag has no value for the variable, and an entry of Resource
    with such a variable matches nothing. For an Allow that is often meant; in NotResource, or in a
    Deny, it decides against the intent. A default value, or a test that the tag is there, says what
    is meant.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-default-values',
  ],
  messages: {
    optional: {
      message: 'no default value for {variables}',
      why: 'for a request without the tag this entry of {element} matches no resource',
      help: 'add one, `${{key}, \'none\'}`, or demand the tag: `"Null": { "{key}": "false" }`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a folder for each team',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" } }
                                ~~~~~~~~~~~~~~~~~~~~~~~~ no default value for \`\${aws:PrincipalTag/team}\`
`,
      },
    ],
    valid: [
      {
        title: 'a default, and a statement for tagged callers only',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team, 'guest'}/*" },
  { "Effect": "Allow", "Action": "s3:PutObject",
    "Resource": "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*",
    "Condition": { "Null": { "aws:PrincipalTag/team": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    if (!hasVariables(policy)) return;
    const optional = [...variableParts(policy)].filter(({ statement, clause, part }) => {
      if (clause || part.kind !== 'variable' || part.fallback !== undefined) return false;
      if (catalog.conditionKey(part.key)?.freeName !== true) return false;
      return !demandedKeys(statement).has(asciiLower(part.key));
    });
    for (const [{ resource }, found] of grouped(optional, ({ statement }) => statement)) {
      const [{ at, text }] = found;
      const variables = [...new Set(found.map((variable) => variable.text))];
      const element = resource?.key.value ?? 'Resource';
      yield { at, message: 'optional', data: { variables, key: text.slice(2, -1), element } };
    }
  },
});
