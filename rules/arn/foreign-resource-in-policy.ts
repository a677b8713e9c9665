import { defineRule, grouped, isSettled, namedArns, type NamedArn } from '../../src/index.ts';

export default defineRule({
  id: 'arn/foreign-resource-in-policy',
  title: 'Resource policy that names a resource it is not attached to',
  severity: 'error',
  rationale: `
    The policy of a bucket speaks of that bucket and its objects only, the policy of a key of that key.
    S3 refuses a bucket policy that names another bucket; elsewhere such a statement never applies.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-resource.html',
    'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  ],
  messages: {
    bucket: {
      message: 'the policy of bucket `{bucket}` names {resources}',
      why: 'a bucket policy applies to its own bucket: S3 refuses one that names another',
      help: 'move the entry to the policy of the bucket that it names',
    },
    notS3: {
      message: 'a bucket policy names {resources}',
      why: 'a bucket policy applies to its bucket and the objects in it: S3 refuses others',
      help: 'move the entry to the policy of what it names',
    },
    notKey: {
      message: 'a key policy names {resources}',
      why: 'a key policy applies to its key alone, so that this entry matches nothing',
      help: 'write `*`, which in a key policy stands for the key',
    },
  },
  examples: {
    invalid: [
      {
        title: 'the bucket for the logs in the policy of the bucket with the data',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" }, "Action": "s3:GetObject",
  "Resource": ["arn:aws:s3:::lab/*", "arn:aws:s3:::lab-logs/*"] } }
                                     ~~~~~~~~~~~~~~~~~~~~~~~~~ the policy of bucket \`lab\` names \`arn:aws:s3:::lab-logs/*\`
`,
      },
      {
        title: 'an access point in a bucket policy',
        type: 'bucket',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" }, "Action": "s3:GetObject",
  "Resource": "arn:aws:s3:us-east-1:111111111111:accesspoint/reports/object/*" } }
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ a bucket policy names \`arn:aws:s3:us-east-1:111111111111:accesspoint/reports/object/*\`
`,
      },
      {
        title: 'the objects in the policy of their key',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" }, "Action": "kms:Decrypt",
  "Resource": "arn:aws:s3:::lab/*" } }
              ~~~~~~~~~~~~~~~~~~~~ a key policy names \`arn:aws:s3:::lab/*\`
`,
        type: 'key',
      },
    ],
    valid: [
      {
        title: 'a bucket, its objects, and a name that a template fills in',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow",
  "Principal": { "AWS": "arn:aws:iam::111111111111:role/reader" },
  "Action": ["s3:GetObject", "s3:ListBucket"],
  "Resource": ["arn:aws:s3:::lab", "arn:aws:s3:::lab/*", "arn:aws:s3:::\${var.bucket}/*"] } }
`,
      },
    ],
  },
  types: ['bucket', 'key'],

  *check({ policy }) {
    const arns = [...namedArns(policy)].filter(({ service }) => isSettled(service.text));
    if (policy.type === 'key') {
      const foreign = arns.filter(({ service }) => service.text !== 'kms');
      for (const [, found] of grouped(foreign, ({ statement }) => statement)) {
        yield { at: found[0].pattern.node, message: 'notKey', data: { resources: textsOf(found) } };
      }
      return;
    }
    const home = arns.map(bucketOf).find((name) => name !== undefined);
    const foreign = arns.filter((arn) => !isOfBuckets(arn));
    // Buckets beside access points are what an endpoint policy lists, whatever the policy is taken for.
    if (home !== undefined && foreign.some(({ service }) => service.text === 's3')) return;
    for (const [, found] of grouped(foreign, ({ statement }) => statement)) {
      yield { at: found[0].pattern.node, message: 'notS3', data: { resources: textsOf(found) } };
    }
    if (home === undefined) return;
    const others = arns.filter((arn) => (bucketOf(arn) ?? home) !== home);
    for (const [, found] of grouped(others, ({ statement }) => statement)) {
      const data = { bucket: home, resources: textsOf(found) };
      yield { at: found[0].pattern.node, message: 'bucket', data };
    }
  },
});

function textsOf(arns: readonly NamedArn[]): readonly string[] {
  return arns.map(({ pattern }) => pattern.text);
}

/** Buckets and objects leave Region and account empty; access points do not. */
function isOfBuckets({ service, region, account }: NamedArn): boolean {
  return service.text === 's3' && [region, account].every(({ text }) => /^\**$/.test(text));
}

/** The bucket that an ARN names for certain; undefined for patterns and for what is none. */
function bucketOf(arn: NamedArn): string | undefined {
  const [name = ''] = arn.resource.text.split('/', 1);
  return isOfBuckets(arn) && name !== '' && isSettled(name) ? name : undefined;
}
