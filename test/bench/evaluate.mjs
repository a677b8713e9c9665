// Speed of decisions: with compiled policies and with reading and compiling them each time, one S3
// read as two authorizations, hostile patterns, and growth with the number of statements.
// Run with `npm run bench`, after `npm run build`.
import { authorize, compile, evaluateValue, fromValue, readInput } from '../../dist/index.js';
import { rate, report, time } from './measure.mjs';

/** How many flows are read and compiled in turn: no two of their policies or requests are equal. */
const DIFFERENT = 500;

/** The two authorizations of reading an object that is encrypted with a KMS key. */
function s3Read(index) {
  const account = String(111_111_111_111 + index * 7919);
  const user = `arn:aws:iam::${account}:user/ana-${index}`;
  const bucket = `arn:aws:s3:::lab-${index}`;
  const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-${100_000_000_000 + index}`;
  const own = { 'aws:SecureTransport': true, 'aws:PrincipalTag/owner': `owner-${index}` };
  const encrypted = {
    'kms:EncryptionContext:owner': `owner-${index}`,
    'kms:ViaService': 's3.us-east-1.amazonaws.com',
  };
  return {
    read: {
      request: {
        principal: user,
        action: 's3:GetObject',
        resource: `${bucket}/report.csv`,
        resourceAccount: account,
        context: own,
      },
      policies: { identity: [identityPolicy(bucket, key)], resource: bucketPolicy(bucket) },
    },
    decrypt: {
      request: {
        principal: user,
        action: 'kms:Decrypt',
        resource: key,
        context: { ...own, ...encrypted },
      },
      policies: { identity: [identityPolicy(bucket, key)], resource: keyPolicy(account) },
    },
  };
}

const INSECURE = { Bool: { 'aws:SecureTransport': 'false' } };

function policyOf(name, ...Statement) {
  return { name, document: { Version: '2012-10-17', Statement } };
}

function identityPolicy(bucket, key) {
  return policyOf(
    'reader',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*` },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket },
    { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key },
    { Effect: 'Deny', Action: '*', Resource: '*', Condition: { ...INSECURE } },
  );
}

function bucketPolicy(bucket) {
  return policyOf('bucket', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucket, `${bucket}/*`],
    Condition: { ...INSECURE },
  });
}

function keyPolicy(account) {
  return policyOf(
    'key',
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: {
        StringNotEquals: { 'kms:EncryptionContext:owner': '${aws:PrincipalTag/owner}' },
      },
    },
  );
}

const { read, decrypt } = s3Read(0);

function prepared(value) {
  const { root } = fromValue(value);
  const { input } = readInput(root);
  return { authorization: compile(input.policies), request: input.request };
}

function speed() {
  const s3 = prepared(read);
  const kms = prepared(decrypt);
  const simple = () => authorize(s3.authorization, s3.request);
  const flow = () => {
    authorize(s3.authorization, s3.request);
    authorize(kms.authorization, kms.request);
  };
  const flows = Array.from({ length: DIFFERENT }, (_, index) => s3Read(index));
  let next = 0;
  const inline = () => {
    const each = flows[next++ % DIFFERENT];
    evaluateValue(each.read);
    evaluateValue(each.decrypt);
  };
  for (const each of flows) {
    const answers = [evaluateValue(each.read), evaluateValue(each.decrypt)];
    if (answers.some(({ decision }) => decision?.decision !== 'allow'))
      throw new Error('not allowed');
  }
  report('decisions a second, compiled', rate(simple).toFixed(0), 'target: 300,000');
  report('S3 reads (two decisions) a second, compiled', rate(flow).toFixed(0), 'target: 100,000');
  report('S3 reads a second, policies read each time', rate(inline).toFixed(0), 'target: 25,000');
}

function hostilePattern() {
  const pattern = `arn:aws:s3:::${'*a'.repeat(1017)}b`;
  const value = structuredClone(read);
  value.policies.identity[0].document.Statement[0].Resource = pattern;
  value.request.resource = `arn:aws:s3:::${'a'.repeat(2035)}`;
  report(
    'a pattern of 1,017 stars on 2,048 characters',
    `${time(() => evaluateValue(value), 5).toFixed(1)} ms`,
    'target: 50 ms',
  );
}

function growth() {
  for (const count of [10, 100, 1000, 10_000]) {
    const value = structuredClone(read);
    value.policies.identity[0].document.Statement = Array.from({ length: count }, (_, index) => ({
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `arn:aws:s3:::bucket-${index}/*`,
      Condition: { StringEquals: { 'aws:PrincipalTag/team': `team-${index}` } },
    }));
    const { authorization, request } = prepared(value);
    const whole = time(() => evaluateValue(value), 3);
    const compiled = time(() => authorize(authorization, request), 5);
    report(
      `${count} statements: read and decide; decide again`,
      `${whole.toFixed(2)}; ${compiled.toFixed(3)} ms`,
    );
  }
}

speed();
hostilePattern();
growth();
report('memory', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
