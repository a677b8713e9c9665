import {
  defineRule,
  grouped,
  operator,
  operatorBlocks,
  renameOperator,
  resultWhenAbsent,
  type Catalog,
  type Edit,
  type OperatorBlock,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/ifexists-noop',
  title: 'IfExists that changes nothing',
  severity: 'info',
  rationale: `
    IfExists makes a test true for requests without the key. Negated operators and ForAllValues are true
    then anyway, and some keys are in every request. The suffix is harmless, but it suggests that the
    same test without it would spare such requests. One finding stands for all of a policy.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  ],
  messages: {
    passes: {
      message: '{operators} would pass without the key anyway',
      why: 'a negated operator and `ForAllValues` are true when the request lacks the key: `IfExists` changes nothing',
      help: 'leave `IfExists` out',
    },
    present: {
      message: '{operators} stands over keys that are in every request',
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
                 ~~~~~~~~~~~~~~ \`BoolIfExists\` stands over keys that are in every request
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
    const needless = [...operatorBlocks(policy)].flatMap((block) => {
      const reason = reasonFor(block, catalog);
      return reason ? [{ ...block, reason }] : [];
    });
    for (const [reason, [first, ...others]] of grouped(needless, (block) => block.reason)) {
      const blocks = [first, ...others];
      const edits = blocks.flatMap((block) => withoutIfExists(block) ?? []);
      yield {
        at: first.operator.node,
        message: reason,
        data: { operators: [...new Set(blocks.map(({ operator: use }) => use.node.value))] },
        labels: others.map(({ operator: use }) => ({ at: use.node.at, message: 'and here' })),
        ...(edits.length > 0 && {
          fix: {
            grade: reason === 'passes' && blocks.every(isPlainOperator) ? 'safe' : 'unsafe',
            title: 'leave `IfExists` out',
            edits,
          },
        }),
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

function withoutIfExists(block: OperatorBlock): Edit | undefined {
  return renameOperator(block, block.operator.node.value.slice(0, -'IfExists'.length));
}

/** One table of AWS has negated operators under ForAllValues fail without the key. */
function isPlainOperator({ operator: use }: OperatorBlock): boolean {
  return use.setOperator === undefined;
}
