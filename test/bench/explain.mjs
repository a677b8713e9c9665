// `npm run bench`: how fast a log is read and its refused calls are explained, once it is in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { report } from './measure.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-bench-'));

/** An upload to the lab without its tag, which the bucket policy denies. */
function record(index, isRefused) {
  const user = `aalsg-user-${1 + (index % 2)}`;
  const error = { errorCode: 'AccessDenied', errorMessage: 'Access Denied' };
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLE',
      arn: `arn:aws:iam::111111111111:user/${user}`,
      accountId: '111111111111',
      userName: user,
    },
    eventTime: new Date(1_772_446_530_000 + index * 20).toISOString(),
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    awsRegion: 'us-east-1',
    sourceIPAddress: '192.0.2.10',
    userAgent: '[aws-cli/2.26.3]',
    ...(isRefused && error),
    requestParameters: { bucketName: 'lab', key: `folder/object-${index}` },
    responseElements: null,
    additionalEventData: { SignatureVersion: 'SigV4', AuthenticationMethod: 'AuthHeader' },
    eventID: `event-${index}`,
    resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws:s3:::lab/folder/object-${index}` }],
    tlsDetails: { tlsVersion: 'TLSv1.3' },
  });
}

/** Seconds that one run of the command takes. */
function seconds(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [`${root}dist/keyproof.cjs`, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 1) throw new Error(stderr);
  return (performance.now() - start) / 1000;
}

function records(count, every, args) {
  const file = join(folder, 'log.json');
  const all = Array.from({ length: count }, (_, index) => record(index, index % every === 0));
  writeFileSync(file, all.join('\n'));
  writeFileSync(join(folder, 'one.json'), record(0, true));
  const command = ['explain', ...args];
  const whole = seconds([...command, file]) - seconds([...command, join(folder, 'one.json')]);
  return `${Math.round(count / whole)}/s`;
}

const ESTATE = ['-e', 'fixtures/abac-lab/lab.estate.yaml'];
try {
  report(
    'records explained, 1 of 50 refused, in an estate',
    records(50_000, 50, ESTATE),
    '5,000/s',
  );
  report('records explained, all refused, in an estate', records(2000, 1, ESTATE));
  report('records explained, all refused, without', records(20_000, 1, []), '5,000/s');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
