import {
  defineRule,
  hasWildcard,
  operator,
  plainValues,
  readBoolean,
  replaceString,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/bool-value',
  title: 'Truth value that is neither true nor false',
  severity: 'error',
  rationale: `
    Bool and Null know two values, true and false. Any other text matches nothing, so that the test fails
    for every request. Under string operators the letter case counts as well, and requests say "true".`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean',
  ],
  messages: {
    neither: {
      message: '`{value}` is neither `true` nor `false`',
      why: '`{operator}` knows no other values: this one matches nothing',
      help: 'write `true` or `false`',
    },
    text: {
      message: '`{key}` is `true` or `false` in a request, never `{value}`',
      why: '`{operator}` compares letter by letter: this value matches nothing',
      help: 'write `true` or `false`, in small letters',
    },
    otherCase: {
      message: '`{value}` is not spelt as AWS spells it',
      why: 'AWS documents truth values in small letters only',
      help: 'write `{meant}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'numbers and words',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:SecureTransport": "no" },
                                                  ~~~~ \`no\` is neither \`true\` nor \`false\`
    "Null": { "aws:PrincipalTag/team": 0 } } }] }
                                       ~ \`0\` is neither \`true\` nor \`false\`
`,
      },
      {
        title: 'a capital letter',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:SecureTransport": "False" } } }] }
                                                  ~~~~~~~ \`False\` is not spelt as AWS spells it
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
      {
        title: 'a capital letter where it counts',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:SecureTransport": "False" } } }] }
                                                          ~~~~~~~ \`aws:SecureTransport\` is \`true\` or \`false\` in a request, never \`False\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "StringEquals": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a string, a boolean, and a template that is not filled in',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:SecureTransport": "false", "aws:ViaAWSService": "<flag>" },
    "Null": { "aws:PrincipalTag/team": true },
    "StringEquals": { "aws:PrincipalIsAWSService": "false" } } }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const clause of policy.statements.flatMap(({ conditions }) => conditions)) {
      const row = operator(clause.operator.name);
      const isTyped = row?.family === 'Bool' || row?.family === 'Null';
      const isBoolKey = catalog.conditionKey(clause.key.value)?.type === 'Bool';
      const isText = row?.family === 'String' && isBoolKey;
      if (!isTyped && !isText) continue;
      for (const { node, text } of plainValues(clause)) {
        if (text === 'true' || text === 'false' || (isText && hasWildcard(text))) continue;
        const read = readBoolean(text);
        const meant = read === undefined ? undefined : String(read);
        const isSafe = isTyped || row?.comparison === 'equals-ignore-case';
        yield {
          at: node,
          message: meant !== undefined && isSafe ? 'otherCase' : isTyped ? 'neither' : 'text',
          data: {
            key: clause.key.value,
            operator: clause.operator.node.value,
            value: text,
            meant: meant ?? '',
          },
          ...(meant !== undefined && {
            fix: {
              grade: isSafe ? 'safe' : 'unsafe',
              title: `write \`${meant}\``,
              edits: [replaceString(node, meant)],
            },
          }),
        };
      }
    }
  },
});
