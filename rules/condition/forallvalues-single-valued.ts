import {
  defineRule,
  holdsOneValue,
  knownClauses,
  openTests,
  replaceOperator,
} from '../../src/index.ts';

/** Its clauses have a rule of their own among those on AWS KMS. */
const CONTEXT = 'kms:EncryptionContext:';

export default defineRule({
  id: 'condition/forallvalues-single-valued',
  title: 'ForAllValues on a key that holds one value',
  severity: 'error',
  rationale: `
    ForAllValues is true when the request has no value at all, so that leaving the key out passes the
    test. On a key with one value it adds nothing but this hole: an Allow covers requests without the
    key, a Deny hits them. An Allow by a key
    that many or all requests lack is reported by the rules on that.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    allow: {
      message: '`{operator}` lets requests without `{key}` pass',
      why: 'the key holds one value, and without it there is none that could fail: the Allow is wider than it reads',
      help: 'use `{plain}`',
      severity: 'warning',
    },
    deny: {
      message: '`{operator}` denies requests without `{key}`',
      why: 'the key holds one value, and without it there is none that could fail: the Deny is wider than it reads',
      help: 'use `{plain}`; for requests without the key, `Null` says so',
    },
    negated: {
      message: '`{key}` holds one value, so `ForAllValues` adds nothing to `{plain}`',
      why: 'it reads as if there were several values; both are true for requests without the key',
      help: 'use `{plain}`',
      severity: 'warning',
    },
  },
  examples: {
    invalid: [
      {
        title: 'jobs on the nodes of one type',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": {
    "ForAllValues:StringEquals": { "ec2:InstanceType": ["t3.micro", "t3.small"] } } }] }
                                   ~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` lets requests without \`ec2:InstanceType\` pass
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:RunInstances",
  "Resource": "*", "Condition": {
    "StringEquals": { "ec2:InstanceType": ["t3.micro", "t3.small"] } } }] }
`,
      },
      {
        title: 'a Deny for two teams',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ForAllValues:StringEquals": { "aws:PrincipalTag/team": ["red", "blue"] } } }] }
                                   ~~~~~~~~~~~~~~~~~~~~~~~ \`ForAllValues:StringEquals\` denies requests without \`aws:PrincipalTag/team\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringEquals": { "aws:PrincipalTag/team": ["red", "blue"] } } }] }
`,
      },
      {
        title: 'a negated operator, which passes without the key anyway',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "ForAllValues:StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
                                      ~~~~~~~~~~~~~~~~~~~~~~~ \`aws:PrincipalTag/team\` holds one value, so \`ForAllValues\` adds nothing to \`StringNotEquals\`
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:PrincipalTag/team": "red" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'a key with several values',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:PutObject",
  "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "Null": { "s3:RequestObjectTagKeys": "false" },
    "ForAllValues:StringEquals": { "s3:RequestObjectTagKeys": ["team", "cost"] } } }] }
`,
      },
    ],
  },

  *check(context) {
    const constant = context.constantTests().filter(({ outcome }) => outcome === 'alwaysAllows');
    const told = new Set([...openTests(context), ...constant].map(({ clause }) => clause));
    for (const { statement, clause, row, set, key } of knownClauses(context)) {
      if (set !== 'ForAllValues' || row.family === 'Null') continue;
      if (!holdsOneValue(key) || key.name === CONTEXT || told.has(clause)) continue;
      const edit = replaceOperator(statement, clause, row.name);
      yield {
        at: clause.key,
        message: row.negated ? 'negated' : statement.effect === 'Deny' ? 'deny' : 'allow',
        data: { operator: clause.operator.node.value, key: clause.key.value, plain: row.name },
        ...(edit && { fix: { grade: 'unsafe', title: `use \`${row.name}\``, edits: [edit] } }),
      };
    }
  },
});
