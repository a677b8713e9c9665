import { addTest, asciiLower, defineRule } from '../../src/index.ts';

const SELECT = 'dynamodb:Select';

export default defineRule({
  id: 'identity/dynamodb-attributes-select',
  title: 'Limit on the attributes of DynamoDB items that a query can leave out',
  severity: 'warning',
  types: ['identity'],
  rationale: `
    The key dynamodb:Attributes holds the attributes that a request names. A query or a scan that names
    none returns all of them, and the limit sees an empty list. Only with dynamodb:Select held to
    SPECIFIC_ATTRIBUTES does a request have to name what it wants.`,
  references: [
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    open: {
      message: '`dynamodb:Attributes` is limited and `dynamodb:Select` is not, for {actions}',
      why: 'a request that names no attributes gets all of them',
      help: 'test `dynamodb:Select` for `SPECIFIC_ATTRIBUTES` as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'two columns of a table',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["dynamodb:GetItem", "dynamodb:Query"],
  "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders",
  "Condition": { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "total"] } } }] }
                                                ~~~~~~~~~~~~~~~~~~~~~ \`dynamodb:Attributes\` is limited and \`dynamodb:Select\` is not, for \`dynamodb:GetItem\` and \`dynamodb:Query\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["dynamodb:GetItem", "dynamodb:Query"],
  "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders",
  "Condition": { "StringEqualsIfExists": { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" }, "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "total"] } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'with the test, and for actions that do not select',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "dynamodb:Query",
    "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders",
    "Condition": { "ForAllValues:StringEquals": { "DynamoDB:attributes": ["id", "total"] },
      "StringEqualsIfExists": { "dynamodb:select": "SPECIFIC_ATTRIBUTES" } } },
  { "Effect": "Allow", "Action": "dynamodb:PutItem",
    "Resource": "arn:aws:dynamodb:us-east-1:111111111111:table/orders",
    "Condition": { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "total"] } } }] }
`,
      },
    ],
  },

  *check({ policy, catalog, fitting }) {
    for (const statement of policy.statements) {
      const keys = new Set(statement.conditions.map(({ key }) => asciiLower(key.value)));
      const clause = statement.conditions.find(
        ({ key }) => asciiLower(key.value) === 'dynamodb:attributes',
      );
      if (statement.effect !== 'Allow' || !clause || keys.has(asciiLower(SELECT))) continue;
      const selecting = (fitting(statement) ?? []).filter(({ actions }) =>
        actions.some((action) => catalog.presence(SELECT, action) === 'possible'),
      );
      if (selecting.length === 0) continue;
      const added = { operator: 'StringEqualsIfExists', key: SELECT, value: 'SPECIFIC_ATTRIBUTES' };
      const edits = [addTest(statement, added)];
      yield {
        at: clause.key,
        message: 'open',
        data: { actions: selecting.map(({ pattern }) => pattern.text) },
        fix: { grade: 'unsafe', title: 'ask for specific attributes', edits },
      };
    }
  },
});
