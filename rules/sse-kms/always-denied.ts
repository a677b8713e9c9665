import { defineEstateRule, vainUses } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/always-denied',
  title: 'Deny whose condition no allowed request to the bucket passes',
  severity: 'error',
  rationale: `
    A Deny with a condition is to let some requests through. Where none of those who are allowed to read
    or to upload can ever send such a request, the condition is mistaken: it tests a key that requests of
    the action never carry, as the tags of an object that is yet to be written, or a value that none of
    them can have. It was proved for all requests.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-and-policies.html',
  ],
  messages: {
    encrypt: {
      message: 'this denies every upload to `{bucket}` that {principals} could make',
      why: 'they are allowed to upload, and no request of theirs passes the condition',
      help: 'test what such requests can carry, as `s3:RequestObjectTag/<key>` for the tags of an upload',
    },
    decrypt: {
      message: 'this denies every read of `{bucket}` that {principals} could make',
      why: 'they are allowed to read, and no request of theirs passes the condition',
      help: 'test what such requests can carry, or say outright that nobody is to read',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the tags of an object that is not there yet, and another organization',
        policy: `
version: 1
organization: { id: o-a1b2c3d4e5, units: { prod: { accounts: ["111111111111"] } } }
accounts:
  "111111111111":
    users:
      ana:
        tags: { owner: ana }
        policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject"], Resource: ["arn:aws:s3:::lab/*", "arn:aws:s3:::logs/*"] } }]
    buckets:
      lab:
        encryption: { algorithm: aws:kms }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:ExistingObjectTag/owner": "\${aws:PrincipalTag/owner}" } } }
                                                      ~~~~~~~~~~~~ this denies every upload to \`lab\` that \`arn:aws:iam::111111111111:user/ana\` could make
      logs:
        encryption: { algorithm: aws:kms }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Deny, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::logs/*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": o-z9y8x7w6v5 } } }
                                                      ~~~~~~~~~~~~ this denies every read of \`logs\` that \`arn:aws:iam::111111111111:user/ana\` could make
`,
      },
    ],
    valid: [
      {
        title: 'the tags that the upload brings, a Deny for everybody, and one that some pass',
        policy: `
version: 1
accounts:
  "111111111111":
    users:
      ana:
        tags: { owner: ana }
        policies: [{ Version: "2012-10-17", Statement: { Effect: Allow, Action: ["s3:GetObject", "s3:PutObject*"], Resource: ["arn:aws:s3:::lab/*", "arn:aws:s3:::old/*"] } }]
    buckets:
      lab:
        encryption: { algorithm: aws:kms }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "arn:aws:s3:::lab/*", Condition: { StringNotEquals: { "s3:RequestObjectTag/owner": "\${aws:PrincipalTag/owner}" } } }
            - { Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: { NotIpAddress: { "aws:SourceIp": 203.0.113.0/24 } } }
      old:
        encryption: { algorithm: aws:kms }
        policy: { Version: "2012-10-17", Statement: { Effect: Deny, Principal: "*", Action: s3:PutObject, Resource: "arn:aws:s3:::old/*" } }
`,
      },
    ],
  },

  *check(context) {
    for (const { bucket, use, deny, principals, witness } of vainUses(context)) {
      const { policy, statement } = deny;
      yield {
        at: { kind: 'policy', policy, at: statement.action ?? statement },
        message: use,
        data: { bucket: bucket.name, principals },
        ...(witness && { witness }),
      };
    }
  },
});
