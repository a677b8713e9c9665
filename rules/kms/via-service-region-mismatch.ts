import {
  defineRule,
  grouped,
  isSettled,
  matchesWildcard,
  operator,
  parseArn,
  viaServiceValues,
  type Statement,
} from '../../src/index.ts';

export default defineRule({
  id: 'kms/via-service-region-mismatch',
  title: 'Region of kms:ViaService that is not the Region of the key',
  severity: 'warning',
  rationale: `
    A service uses keys of its own Region: objects of a bucket in us-east-1 are encrypted under keys in
    us-east-1. A statement for a key in one Region and a service in another one waits for a call that
    never comes. Keys with replicas in several Regions are left alone.`,
  references: [
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  ],
  messages: {
    never: {
      message: 'no service in {regions} uses a key in {keyRegions}',
      why: 'the test holds for no request that uses this key, so that the statement has no effect',
      help: 'write the Region of the key in `kms:ViaService`, or name the key of the other Region',
    },
    always: {
      message: 'every use of a key in {keyRegions} comes through no service in {regions}',
      why: 'the test holds for each request that uses this key, those through the right service included',
      help: 'write the Region of the key in `kms:ViaService`, or name the key of the other Region',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a key in one Region, Amazon S3 in another one',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
  "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } }] }
                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no service in \`eu-west-1\` uses a key in \`us-east-1\`
`,
      },
      {
        title: 'keys in Europe, Amazon S3 in whatever Region of the United States',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:*",
  "Resource": ["arn:aws:kms:eu-west-1:111111111111:key/*", "arn:aws:kms:eu-north-1:111111111111:key/*"],
  "Condition": { "StringLike": { "KMS:ViaService": "s3.us-*.amazonaws.com" } } }] }
                                                   ~~~~~~~~~~~~~~~~~~~~~~~ no service in \`us-*\` uses a key in \`eu-west-1\` and \`eu-north-1\`
`,
      },
      {
        title: 'a Deny of all but a service that cannot call',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "kms:Decrypt",
  "Resource": ["arn:aws:kms:us-east-1:111111111111:key/*"],
  "Condition": { "StringNotLike": { "kms:ViaService": ["s3.us-west-2.*", "sqs.us-west-2.*"] } } }] }
                                                       ~~~~~~~~~~~~~~~~ every use of a key in \`us-east-1\` comes through no service in \`us-west-2\`
`,
      },
    ],
    valid: [
      {
        title: 'one of the Regions fits, and a key with replicas',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Allow", "Action": "kms:Decrypt",
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "Condition": { "StringEquals": { "kms:ViaService": [
      "s3.us-east-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"] } } },
  { "Effect": "Allow", "Action": "kms:Decrypt",
    "Resource": "arn:aws:kms:us-east-1:111111111111:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    "Condition": { "StringLike": { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } }] }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const [clause, values] of grouped(viaServiceValues(policy), (value) => value.clause)) {
      const regions = values.map(({ text }) => regionIn(text));
      const keyRegions = regionsOfKeys(values[0].statement);
      if (values.length < clause.values.length || regions.includes('')) continue;
      const isUsed = keyRegions.some((region) =>
        regions.some((pattern) => matchesWildcard(pattern, region)),
      );
      if (keyRegions.length === 0 || isUsed) continue;
      const negated = operator(clause.operator.name)?.negated;
      yield {
        at: values[0].node,
        message: negated ? 'always' : 'never',
        data: { regions: [...new Set(regions)], keyRegions },
      };
    }
  },
});

/** The Region of a value, or a pattern for it; empty where wildcards leave its place open. */
function regionIn(text: string): string {
  const [, region = '', suffix] = text.split('.');
  const hasPlace = suffix === undefined ? region.endsWith('*') : /^(?:amazonaws$|\*)/.test(suffix);
  return hasPlace ? region : '';
}

/** The Regions of the keys that a statement names; none when it may mean keys in others, too. */
function regionsOfKeys({ resource }: Statement): readonly string[] {
  if (!resource || resource.negated) return [];
  const regions = resource.patterns.map(({ text }) => {
    const arn = parseArn(text);
    return arn?.service === 'kms' && !arn.resource.startsWith('key/mrk-') ? arn.region : '';
  });
  return regions.every((region) => region !== '' && isSettled(region)) ? [...new Set(regions)] : [];
}
