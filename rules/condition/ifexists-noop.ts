import {
  defineRule,
  operator,
  operatorBlocks,
  renameOperator,
  resultWhenAbsent,
  type Catalog,
  type OperatorBlock,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/ifexists-noop',
  title: 'IfExists that changes nothing',
  severity: 'info',
  rationale: `
    IfExists makes a test true for requests without the key. Negated operators and ForAllValues are true
    then anyway, and some keys are in every request. The suffix is harmless, but it suggests that the
    same test without it would spare such requests.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  ],
  messages: {
    passes: {
      message: '`{operator}` would pass without the key anyway',
      why: 'a negated operator and `ForAllValues` are true when the request lacks the key: `IfExists` changes nothing',
      help: 'leave `IfExists` out',
    },
    present: {
      message: '`{operator}` tests keys that are in every request: {keys}',
      why: '`IfExists` is for keys that may be missing: here it changes nothing',
      help: 'leave `IfExists` out',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a Deny for all other teams',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
  "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalTag/team": "red" } } }] }
                 ~~~~~~~~~~~~~~~~~~~~~~~~~ \`StringNotEqualsIfExists\` would pass without the key anyway
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "ec2:*", "Resource": "*",
  "Condition": { "StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
      {
        title: 'transport, which every request tells of',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:SecureTransport": "false" } } }] }
                 ~~~~~~~~~~~~~~ \`BoolIfExists\` tests keys that are in every request: \`aws:SecureTransport\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "Bool": { "aws:SecureTransport": "false" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'keys that requests may lack, under operators that ask for them',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*",
  "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" },
    "ForAnyValue:StringNotEqualsIfExists": { "aws:CalledVia": "athena.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check({ policy, catalog }) {
    for (const block of operatorBlocks(policy)) {
      const message = reasonFor(block, catalog);
      if (!message) continue;
      const { node } = block.operator;
      const edit = renameOperator(block, node.value.slice(0, -'IfExists'.length));
      const grade = message === 'passes' ? 'safe' : 'unsafe';
      yield {
        at: node,
        message,
        data: { operator: node.value, keys: block.clauses.map(({ key }) => key.value) },
        ...(edit && { fix: { grade, title: 'leave `IfExists` out', edits: [edit] } }),
      };
    }
  },
});

function reasonFor(
  { operator: use, clauses }: OperatorBlock,
  catalog: Catalog,
): 'passes' | 'present' | undefined {
  if (!use.ifExists || operator(use.name)?.family === 'Null') return undefined;
  const plain = { ...use, ifExists: false };
  if (resultWhenAbsent({ ...clauses[0], operator: plain })) return 'passes';
  const isSure = clauses.every(
    ({ key }) => catalog.conditionKey(key.value)?.presence?.when === 'always',
  );
  return isSure && use.setOperator === undefined ? 'present' : undefined;
}
