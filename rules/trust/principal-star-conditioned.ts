import {
  defineRule,
  isSecretOrClaim,
  limitsCaller,
  namesAnyone,
  openToAll,
  unreadStatements,
} from '../../src/index.ts';

export default defineRule({
  id: 'trust/principal-star-conditioned',
  title: 'Any principal may assume the role under a condition',
  severity: 'warning',
  types: ['trust'],
  rationale: `
    With the principal * only the conditions stand between strangers and the role. An external id is no
    password: it stands in tickets and in code of others. Where the condition names the organization, the
    network or the caller, the finding is for review only.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  messages: {
    secret: {
      message: 'everybody may assume this role who meets {keys}',
      why: 'whoever learns or guesses the value gets in, from any AWS account',
      help: 'name in `Principal` the accounts or roles that may assume it',
    },
    limited: {
      message: 'who may assume this role only {keys} decides',
      why: 'one slip in the condition lets any AWS account in',
      help: 'name in `Principal` the accounts or roles where they are known',
      severity: 'info',
    },
  },
  examples: {
    invalid: [
      {
        title: 'everybody with an external id',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "*" },
                                                                                    ~~~ everybody may assume this role who meets \`sts:ExternalId\`
  "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "sts:ExternalId": "lab-7f3a" } } }] }
`,
      },
      {
        title: 'everybody of an organization',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole",
                                                                          ~~~ who may assume this role only \`aws:principalorgid\` decides
  "Condition": { "StringEquals": { "aws:principalorgid": "o-a1b2c3d4e5" } } } }
`,
      },
    ],
    valid: [
      {
        title: 'one account of the organization',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "222222222222" },
  "Action": "sts:AssumeRole", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } } }
`,
      },
    ],
  },

  *check(context) {
    const { policy } = context;
    const open = new Map([...openToAll(policy)].map((each) => [each.statement, each]));
    const unread = unreadStatements(policy);
    for (const statement of policy.statements) {
      const { effect, principal, conditions, index } = statement;
      const anyone = principal?.negated ? undefined : principal?.entries.find(namesAnyone);
      if (effect !== 'Allow' || !anyone || conditions.length === 0 || unread.has(index)) continue;
      const isOpen = open.has(statement);
      const deciding = conditions.filter((clause) =>
        isOpen ? isSecretOrClaim(clause, context) : limitsCaller(clause),
      );
      if (deciding.length === 0) continue;
      const data = { keys: [...new Set(deciding.map(({ key }) => key.value))] };
      yield { at: anyone.node, message: isOpen ? 'secret' : 'limited', data };
    }
  },
});
