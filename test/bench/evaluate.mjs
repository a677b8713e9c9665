// Speed of decisions: with compiled policies and with reading and compiling them each time, one S3
// read as two authorizations, hostile patterns, and growth with the number of statements.
// Run with `npm run bench`, after `npm run build`.
import { authorize, compile, evaluateValue, fromValue, readInput } from '../../dist/index.js';
import { rate, report, time } from './measure.mjs';

const USER = 'arn:aws:iam::111111111111:user/ana';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const identity = {
  name: 'reader',
  document: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' },
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::lab' },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: KEY },
      {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
};

const bucket = {
  name: 'bucket',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
};

const key = {
  name: 'key',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
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
    ],
  },
};

const read = {
  request: {
    principal: USER,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::lab/report.csv',
    resourceAccount: '111111111111',
    context: { 'aws:SecureTransport': true, 'aws:PrincipalTag/owner': 'ana' },
  },
  policies: { identity: [identity], resource: bucket },
};

const decrypt = {
  request: {
    principal: USER,
    action: 'kms:Decrypt',
    resource: KEY,
    context: {
      'aws:SecureTransport': true,
      'aws:PrincipalTag/owner': 'ana',
      'kms:EncryptionContext:owner': 'ana',
      'kms:ViaService': 's3.us-east-1.amazonaws.com',
    },
  },
  policies: { identity: [identity], resource: key },
};

function prepared(value) {
  const { root } = fromValue(value);
  const { input } = readInput(root);
  return { authorization: compile(input.policies), request: input.request };
}

function speed() {
  const s3 = prepared(read);
  const kms = prepared(decrypt);
  const both = [authorize(s3.authorization, s3.request), authorize(kms.authorization, kms.request)];
  if (both.some(({ decision }) => decision !== 'allow')) throw new Error('the flow is not allowed');
  const simple = () => authorize(s3.authorization, s3.request);
  const flow = () => {
    authorize(s3.authorization, s3.request);
    authorize(kms.authorization, kms.request);
  };
  const inline = () => {
    evaluateValue(read);
    evaluateValue(decrypt);
  };
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
