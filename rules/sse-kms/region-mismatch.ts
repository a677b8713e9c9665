import { defineEstateRule, parseArn, placedBuckets, placedEncryptions } from '../../src/index.ts';

export default defineEstateRule({
  id: 'sse-kms/region-mismatch',
  title: 'Key in another Region than the bucket that it encrypts',
  severity: 'error',
  rationale: `
    Amazon S3 calls AWS KMS in the Region of the bucket, and KMS knows only the keys of its Region.
    Nothing checks the key when a bucket is configured, so that the mistake shows with the first
    upload. A replica of a multi-Region key counts as a key of its own Region.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  ],
  messages: {
    bucket: {
      message: 'the bucket is in {bucketRegion}, and its key in {keyRegion}',
      why: 'Amazon S3 refuses each upload under this encryption, as the key is not found',
      help: 'name a key in {bucketRegion}, such as a replica of this one',
    },
    object: {
      message: '{object} is in {bucketRegion}, and its key in {keyRegion}',
      why: 'Amazon S3 cannot have encrypted the object with this key',
      help: 'name the key that the object is encrypted with, as HeadObject tells',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key ARN and an object',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        region: eu-west-1
        encryption:
          algorithm: aws:kms
          key: arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the bucket is in eu-west-1, and its key in us-east-1
        objects:
          a.txt:
            encryption:
              algorithm: aws:kms:dsse
              key: arn:aws:kms:us-west-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \`a.txt\` is in eu-west-1, and its key in us-west-2
`,
      },
    ],
    valid: [
      {
        title:
          'each bucket with the replica of its Region, and an id alone, which means its Region',
        policy: `
version: 1
accounts:
  "111111111111":
    buckets:
      lab:
        region: us-east-1
        encryption:
          algorithm: aws:kms
          key: arn:aws:kms:us-east-1:111111111111:key/mrk-1234abcd12ab34cd56ef1234567890ab
      copy:
        region: eu-west-1
        encryption:
          algorithm: aws:kms
          key: arn:aws:kms:eu-west-1:111111111111:key/mrk-1234abcd12ab34cd56ef1234567890ab
      third: { region: eu-west-1, encryption: { algorithm: aws:kms, key: alias/lab } }
`,
      },
    ],
  },

  *check({ estate }) {
    for (const placed of placedBuckets(estate)) {
      for (const { encryption, encryptionPath, bucket, object } of placedEncryptions(placed)) {
        const arn = 'key' in encryption ? parseArn(encryption.key ?? '') : undefined;
        if (arn?.service !== 'kms' || arn.region === bucket.region) continue;
        yield {
          at: { kind: 'estate', path: [...encryptionPath, 'key'] },
          message: object === undefined ? 'bucket' : 'object',
          data: { bucketRegion: bucket.region, keyRegion: arn.region, object: [object ?? ''] },
        };
      }
    }
  },
});
