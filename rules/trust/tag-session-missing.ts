import { defineEstateRule, tagless } from '../../src/index.ts';

export default defineEstateRule({
  id: 'trust/tag-session-missing',
  title: 'Role that decides by session tags and lets nobody bring them',
  severity: 'warning',
  rationale: `
    The tags of federated users come with the sign-in, as session tags, and it takes sts:TagSession in
    the trust policy to bring them. Without it a sign-in with tags is refused, and one without has no
    tag but those of the role: policies that compare with aws:PrincipalTag then allow nothing.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_abac-saml.html',
  ],
  messages: {
    missing: {
      message: 'this lets no session of `{role}` bring tags, and its policies decide by {tags}',
      why: 'a sign-in that brings tags is refused, and one that brings none lacks what the policies ask for',
      help: 'add `sts:TagSession`, with a condition on `aws:RequestTag` or `aws:TagKeys` for the tags that the provider may set',
    },
  },
  examples: {
    invalid: [
      {
        title: 'SAML users who are told apart by team',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      staff:
        trust:
          Version: "2012-10-17"
          Statement:
            Effect: Allow
            Principal: { Federated: "arn:aws:iam::111111111111:saml-provider/idp" }
            Action: sts:AssumeRoleWithSAML
                    ~~~~~~~~~~~~~~~~~~~~~~ this lets no session of \`staff\` bring tags, and its policies decide by \`team\`
            Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }
        policies:
          - { Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" } }
`,
      },
    ],
    valid: [
      {
        title: 'tags that may be brought, and a tag of the role itself',
        policy: `
version: 1
accounts:
  "111111111111":
    roles:
      staff:
        trust: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Federated: "arn:aws:iam::111111111111:saml-provider/idp" }, Action: ["sts:AssumeRoleWithSAML", "sts:Tag*"] }] }
        policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" } }]
      red:
        tags: { Team: red }
        trust: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Federated: "arn:aws:iam::111111111111:saml-provider/idp" }, Action: sts:AssumeRoleWithSAML }] }
        policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/\${aws:PrincipalTag/team}/*" } }]
`,
      },
    ],
  },

  *check(context) {
    for (const { role, statement, policy, tags } of tagless(context)) {
      yield {
        at: { kind: 'policy', policy, at: statement.action ?? statement },
        message: 'missing',
        data: { role: role.name, tags },
      };
    }
  },
});
