import { closedLevels, defineEstateRule } from '../../src/index.ts';

export default defineEstateRule({
  id: 'scp/no-allow',
  title: 'Level of SCPs that denies and allows nothing',
  severity: 'warning',
  rationale: `
    An SCP grants nothing, and yet each level from the root down to the account has to allow what is to
    be allowed there. AWS attaches FullAWSAccess for that; where it was replaced by SCPs that only deny,
    no principal of the accounts below may do anything.`,
  references: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  ],
  messages: {
    closed: {
      message: 'the SCPs of this level only deny, so that nobody in {accounts} may do anything',
      why: 'each level has to allow what is to be allowed below it',
      help: 'attach `FullAWSAccess` or another Allow beside it',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a list of what is forbidden, at the root',
        policy: `
version: 1
organization:
  id: o-a1b2c3d4e5
  scps:
    - Version: "2012-10-17"
      Statement:
        - Effect: Deny
          Action: organizations:LeaveOrganization
          ~~~~~~ the SCPs of this level only deny, so that nobody in \`111111111111\` may do anything
          Resource: "*"
  units: { prod: { accounts: ["111111111111"] } }
accounts:
  "111111111111": {}
`,
      },
    ],
    valid: [
      {
        title: 'FullAWSAccess beside it, one SCP for both, and the account that manages the others',
        policy: `
version: 1
organization:
  id: o-a1b2c3d4e5
  managementAccount: "999999999999"
  scps:
    - FullAWSAccess
    - { Version: "2012-10-17", Statement: { Effect: Deny, Action: organizations:LeaveOrganization, Resource: "*" } }
  units: { prod: { accounts: ["111111111111"] }, root: { accounts: ["999999999999"] } }
accounts:
  "111111111111":
    scps: [{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }, { Effect: Deny, Action: s3:DeleteBucket, Resource: "*" }] }]
  "999999999999":
    scps: [{ Version: "2012-10-17", Statement: { Effect: Deny, Action: s3:DeleteBucket, Resource: "*" } }]
`,
      },
    ],
  },

  *check(context) {
    for (const { policy, statement, accounts } of closedLevels(context)) {
      const at = { kind: 'policy', policy, at: statement.action?.key ?? statement } as const;
      yield { at, message: 'closed', data: { accounts } };
    }
  },
});
