import { defineEstateRule, unguardedTags } from '../../src/index.ts';

export default defineEstateRule({
  id: 'abac/no-org-guard-on-tags',
  title: 'Tag that decides access and that no SCP guards',
  severity: 'info',
  rationale: `
    Where a bucket or a key decides by a tag of the caller, whoever may tag users and roles decides who
    gets in. In an organization an SCP that denies tagging with that tag to all but few holds for every
    account, whatever IAM policies are added there later. Policies of users and roles have to be right
    one by one.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_tagging.html',
  ],
  messages: {
    unguarded: {
      message:
        'access depends on the tag `{tag}` of the caller, which no SCP over {account} guards',
      why: 'whoever may tag users and roles of the account takes the access of others',
      help: 'deny `iam:TagUser`, `iam:TagRole` and their counterparts for `{tag}` in `aws:TagKeys` in an SCP, but for those who hand out the tag',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a guard for another tag',
        policy: `
version: 1
organization:
  id: o-a1b2c3d4e5
  scps:
    - FullAWSAccess
    - { Version: "2012-10-17", Statement: { Effect: Deny, Action: ["iam:TagUser", "iam:TagRole"], Resource: "*", Condition: { "ForAnyValue:StringEquals": { "aws:RequestTag/team": ["red"] } } } }
  units: { prod: { accounts: ["111111111111"] } }
accounts:
  "111111111111":
    buckets:
      lab:
        policy:
          Version: "2012-10-17"
          Statement:
            Effect: Deny
            Principal: "*"
            Action: s3:GetObject
            Resource: "arn:aws:s3:::lab/*"
            Condition: { StringNotEquals: { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" } }
                                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~ access depends on the tag \`owner\` of the caller, which no SCP over \`111111111111\` guards
`,
      },
    ],
    valid: [
      {
        title: 'a guard in another letter case, and an account of no organization',
        policy: `
version: 1
organization:
  id: o-a1b2c3d4e5
  units:
    prod:
      scps:
        - FullAWSAccess
        - { Version: "2012-10-17", Statement: { Effect: Deny, Action: "iam:Tag*", Resource: "*", Condition: { "ForAnyValue:StringEquals": { "aws:TagKeys": [Owner, owner] } } } }
      accounts: ["111111111111"]
accounts:
  "111111111111":
    buckets:
      lab: { policy: { Version: "2012-10-17", Statement: { Effect: Deny, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/Owner}" } } } } }
  "222222222222":
    buckets:
      own: { policy: { Version: "2012-10-17", Statement: { Effect: Deny, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::own/*", Condition: { StringNotEquals: { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" } } } } }
`,
      },
    ],
  },

  *check(context) {
    for (const { tag, policy, at, account } of unguardedTags(context)) {
      yield {
        at: { kind: 'policy', policy, at },
        message: 'unguarded',
        data: { tag, account: [account] },
      };
    }
  },
});
