import {
  asciiLower,
  defineRule,
  demandsValue,
  foreignTrusts,
  reachOf,
  valueText,
  type ConditionClause,
} from '../../src/index.ts';

export default defineRule({
  id: 'trust/cross-account-no-external-id',
  title: 'Trust in another account with neither external id nor MFA',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    A third party that acts for many customers knows the ARN of each one's role. Without an external id it
    can be made to use this role for another customer. Where people of the other account assume the role,
    ask for MFA instead. The accounts that are one's own stand in the configuration.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html',
  ],
  messages: {
    open: {
      message: '{accounts} may assume this role with neither external id nor MFA',
      why: 'a third party can be made to use the role for somebody else, and a stolen key is enough',
      help: 'demand `sts:ExternalId` of a third party, or `aws:MultiFactorAuthPresent` of people',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a partner',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": { "AWS": "arn:aws:iam::222222222222:root" } } }
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`222222222222\` may assume this role with neither external id nor MFA
`,
      },
      {
        title: 'an external id that need not be there',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["sts:Assume*"],
  "Principal": { "AWS": ["222222222222"] },
                         ~~~~~~~~~~~~~~ \`222222222222\` may assume this role with neither external id nor MFA
  "Condition": { "StringEqualsIfExists": { "sts:ExternalId": "lab-7f3a" } } }] }
`,
      },
    ],
    valid: [
      {
        title: 'with an external id, with MFA, and within the organization',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "222222222222" },
    "Condition": { "StringEquals": { "STS:externalid": ["lab-7f3a"] } } },
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "333333333333" },
    "Condition": { "Bool": { "aws:MultiFactorAuthPresent": true } } },
  { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": "444444444444" },
    "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }] }
`,
      },
    ],
  },

  *check(context) {
    for (const { statement, entries, accounts } of foreignTrusts(context)) {
      if (!reachOf(statement, 'sts:AssumeRole') || statement.conditions.some(vouches)) continue;
      yield { at: entries[0].node, message: 'open', data: { accounts } };
    }
  },
});

/** Keys that tell customers of a third party apart, people from stolen keys, or friends from others. */
const VOUCHING: ReadonlySet<string> = new Set([
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'sts:externalid',
]);

function vouches(clause: ConditionClause): boolean {
  if (!VOUCHING.has(asciiLower(clause.key.value)) || !demandsValue(clause)) return false;
  return clause.values.every((value) => asciiLower(valueText(value)) !== 'false');
}
