import { asciiLower, defineRule, operator, readBoolean, valueText } from '../../src/index.ts';

export default defineRule({
  id: 'condition/bool-multiple',
  title: 'Several truth values for one key',
  severity: 'error',
  rationale: `
    A truth value is one of two. A list of both accepts whatever the key says, which is no test; a list of
    the same one twice is a slip of the pen. Access Analyzer takes either for an error.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean',
  ],
  messages: {
    both: {
      message: '`{operator}` lists both truth values for `{key}`',
      why: 'one match is enough: the test does not tell the two apart',
      help: 'keep the value that is meant, or remove the test',
    },
    repeated: {
      message: '`{operator}` lists one truth value of `{key}` several times',
      why: 'AWS reports lists of truth values as an error',
      help: 'write `{value}` once',
    },
  },
  examples: {
    invalid: [
      {
        title: 'with MFA or without',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Bool": { "aws:MultiFactorAuthPresent": ["true", "false"] } } }] }
                                            ~~~~~~~~~~~~~~~~~ \`Bool\` lists both truth values for \`aws:MultiFactorAuthPresent\`
`,
      },
      {
        title: 'the same twice',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Null": { "aws:PrincipalTag/team": ["true", "true"] } } }] }
                                       ~~~~~~~~~~~~~~~~ \`Null\` lists one truth value of \`aws:PrincipalTag/team\` several times
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Null": { "aws:PrincipalTag/team": "true" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a list of one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Bool": { "aws:SecureTransport": ["false"] } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      const family = operator(clause.operator.name)?.family;
      if (family !== 'Bool' && family !== 'Null') continue;
      const texts = clause.values.map((value) => asciiLower(valueText(value)));
      const [value = '', ...others] = new Set(
        texts.filter((text) => readBoolean(text) !== undefined),
      );
      if (texts.length < 2 || value === '') continue;
      const isOne = others.length === 0 && texts.every((text) => text === value);
      if (!isOne && others.length === 0) continue;
      const edits = [{ at: clause.valuesAt, text: JSON.stringify(value) }];
      // What Null makes of a list, no page of AWS says.
      const grade = family === 'Bool' ? 'safe' : 'unsafe';
      yield {
        at: clause.valuesAt,
        message: isOne ? 'repeated' : 'both',
        data: { operator: clause.operator.node.value, key: clause.key.value, value },
        ...(isOne && { fix: { grade, title: `write \`${value}\` once`, edits } }),
      };
    }
  },
});
