import { defineEstateRule, placedBuckets } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/public-object',
  title: 'Public read of objects under a key of AWS KMS',
  severity: 'error',
  rationale: `
    AWS KMS answers signed requests only, and an anonymous request has no signature. Amazon S3 so
    refuses each anonymous read of an object under SSE-KMS, whatever the bucket policy allows. Either
    the objects are meant to be public, and need another encryption, or they are not, and then the
    statement should say who reads them.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  ],
  messages: {
    anonymous: {
      message: '`{bucket}` lets everybody read, and encrypts with a key of AWS KMS',
      why: 'AWS KMS answers signed requests only, so that anonymous reads fail, and others read whom the key lets',
      help: 'name the readers here, or encrypt what is to be public with `AES256`',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a website under SSE-KMS',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      site:
        encryption: { algorithm: aws:kms }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::site/*" }
                                          ~~~ \`site\` lets everybody read, and encrypts with a key of AWS KMS
`,
      },
    ],
    valid: [
      {
        title: 'an organization, Block Public Access, a public site under AES256',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      shared:
        encryption: { algorithm: aws:kms, key: "arn:aws:kms:us-east-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab" }
        policy:
          Version: "2012-10-17"
          Statement:
            - { Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::shared/*", Condition: { StringEquals: { "aws:PrincipalOrgID": o-a1b2c3d4e5 } } }
      blocked:
        encryption: { algorithm: aws:kms }
        publicAccessBlock: { restrictPublicBuckets: true }
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: "*", Action: s3:GetObject, Resource: "arn:aws:s3:::blocked/*" }
      site:
        policy:
          Version: "2012-10-17"
          Statement: { Effect: Allow, Principal: { AWS: "*" }, Action: s3:GetObject, Resource: "arn:aws:s3:::site/*" }
`,
      },
    ],
  },

  *check(context) {
    for (const { bucket } of placedBuckets(context.estate)) {
      const open = context
        .objectUses(bucket, 'decrypt')
        .filter(({ users }) => users[0].kind === 'anonymous')
        .flatMap(({ atS3 }) => atS3);
      for (const { policy, statement } of new Map(
        open.map((one) => [one.statement, one]),
      ).values()) {
        yield {
          at: { kind: 'policy', policy, at: statement.principal ?? statement },
          message: 'anonymous',
          data: { bucket: bucket.name },
        };
      }
    }
  },
});
