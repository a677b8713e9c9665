import {
  admittingTests,
  defineRule,
  hasVariables,
  isCallerKey,
  isNearlyOpen,
  valueText,
  variablesIn,
  type Catalog,
  type VariableUse,
} from '../../src/index.ts';

export default defineRule({
  id: 'condition/sensitive-key-variable',
  title: 'Variable that callers choose where an account or a network is named',
  severity: 'error',
  rationale: `
    Whoever calls from an account of his own sets his tags, user names and sessions as he likes. A test
    that compares the id of an account, organization or network with such a variable is met by everybody
    who gives himself the right tag. Variables that AWS fills in, such as the organization, are no risk.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  messages: {
    chosen: {
      message: '`{variable}` lets callers choose which `{key}` passes',
      why: 'strangers set their tags and names themselves, and so meet the condition',
      help: 'write the value out, or compare with a key that AWS fills in, such as `${aws:ResourceOrgID}`',
    },
  },
  types: ['bucket', 'key', 'trust', 'resource', 'endpoint'],
  examples: {
    invalid: [
      {
        title: 'callers who say in a tag which network is theirs',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringNotEquals": { "aws:SourceVpc": "\${aws:PrincipalTag/vpc}" } } }] }
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/vpc}\` lets callers choose which \`aws:SourceVpc\` passes
`,
      },
      {
        title: 'callers who say in a tag who they are',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*", "Condition": {
    "StringLike": { "aws:userid": "\${aws:PrincipalTag/id}" } } }] }
                                  ~~~~~~~~~~~~~~~~~~~~~~~~ \`\${aws:PrincipalTag/id}\` lets callers choose which \`aws:userid\` passes
`,
      },
    ],
    valid: [
      {
        title: 'variables that AWS fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "\${aws:ResourceOrgID}" } } },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::lab/*",
    "Condition": { "StringNotEquals": { "aws:SourceVpc": "\${aws:Ec2InstanceSourceVpc}" } } }] }
`,
      },
    ],
  },

  *check(context) {
    const { policy, catalog } = context;
    if (!hasVariables(policy)) return;
    for (const { clause, row, form } of admittingTests(context)) {
      if (!row.variables) continue;
      for (const node of clause.values) {
        const value = valueText(node);
        const variable = variablesIn(value).find((use) => isChosen(use, catalog));
        if (!variable || !isNearlyOpen(value, form, variable.from)) continue;
        yield {
          at: node,
          message: 'chosen',
          data: { variable: value.slice(variable.from, variable.to), key: clause.key.value },
        };
      }
    }
  },
});

/** True for a variable whose value is not AWS's to say, but the caller's. */
function isChosen({ key }: VariableUse, catalog: Catalog): boolean {
  return !isCallerKey(key) && catalog.conditionKey(key)?.sensitive === false;
}
