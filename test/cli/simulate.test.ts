import { describe, expect, test } from 'vitest';
import { ROOT } from '../readme-blocks.ts';
import { runKeyproof, type Ran } from './run-keyproof.ts';

const LAB = `${ROOT}fixtures/abac-lab`;
const USER = 'arn:aws:iam::111111111111:user/aalsg-user-';
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

/** Runs `simulate` in the lab, as one of its two users. */
function asUser(number: 1 | 2, ...args: readonly string[]): Promise<Ran> {
  const estate = ['-e', 'lab.estate.yaml', '-p', `${USER}${number}`];
  return runKeyproof(['simulate', ...estate, ...args], { folder: LAB });
}

const download = ['--operation', 's3:GetObject', '--resource', 'arn:aws:s3:::lab/upload_1.txt'];
const upload = ['--operation', 's3:PutObject', '--resource', 'arn:aws:s3:::lab/new.txt'];

function withAll(texts: readonly string[]): readonly string[] {
  return texts.flatMap((one) => ['--with', one]);
}

describe('simulate as text', () => {
  test('shows each call with its key and encryption context', async () => {
    const { code, stdout, stderr } = await asUser(1, ...download);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`ALLOWED
  ${USER}1 calls s3:GetObject on arn:aws:s3:::lab/upload_1.txt

  caller ── s3:GetObject ─────────────▶ S3  ✓ allow
      S3 ── kms:Decrypt ──────────────▶ KMS ✓ allow
              key      ${KEY}
              context  username_owner = aalsg-user-1
                       aws:s3:arn = arn:aws:s3:::lab/upload_1.txt

`);
  });

  test('says where it stops, by which line, and what AWS will say', async () => {
    const { code, stdout } = await asUser(2, ...download);
    expect(code).toBe(1);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('DENIED at kms:Decrypt, by an explicit deny (403 AccessDenied)');
    expect(stdout).toMatch(/^ {2}why +.*\(NobodyElsesContext\) denies it: key-policy\.json:\d+$/m);
    expect(stdout).toMatch(
      /^ {2}AWS will say +User: \S+aalsg-user-2 is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext with an explicit deny in a resource-based policy$/m,
    );
  });

  test('draws nothing for the eye alone when it writes to a file', async () => {
    const { stdout } = await asUser(2, ...download);
    expect(stdout).not.toContain('\u001B');
  });
});

describe('simulate --format json', () => {
  test('answers by the contract', async () => {
    const { code, stdout } = await asUser(2, '-f', 'json', ...download);
    const answer: Readonly<Record<string, unknown>> = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(Object.keys(answer)).toEqual([
      'decision',
      'httpStatus',
      'code',
      'kind',
      'at',
      'steps',
      'assumptions',
      'reasons',
      'notes',
      'events',
    ]);
    expect(answer).toMatchObject({
      decision: 'deny',
      httpStatus: 403,
      code: 'AccessDenied',
      kind: 'explicit-deny',
      at: 'kms:Decrypt',
      assumptions: [],
      steps: [
        { call: 's3:GetObject', resource: 'arn:aws:s3:::lab/upload_1.txt', decision: 'allow' },
        {
          call: 'kms:Decrypt',
          principal: `${USER}2`,
          resource: KEY,
          context: {
            'kms:ViaService': 's3.us-east-1.amazonaws.com',
            'kms:EncryptionContext:username_owner': 'aalsg-user-1',
            'aws:PrincipalTag/username_owner': 'aalsg-user-2',
            'aws:ViaAWSService': 'true',
          },
          decision: 'explicit-deny',
          determining: [{ kind: 'resource', policy: 'key-policy.json', sid: 'NobodyElsesContext' }],
          blockedBy: ['resource'],
        },
      ],
      events: [
        { eventName: 'GetObject', errorCode: 'AccessDenied' },
        { eventName: 'Decrypt', errorCode: 'AccessDenied', sourceIPAddress: 'AWS Internal' },
      ],
    });
  });

  test('answers with a list for a command', async () => {
    const { stdout } = await asUser(
      1,
      '-f',
      'json',
      '--',
      'aws',
      's3',
      'cp',
      's3://lab/upload_1.txt',
      '.',
    );
    const answers: readonly { readonly operation: string; readonly decision: string }[] =
      JSON.parse(stdout);
    expect(answers.map(({ operation, decision }) => [operation, decision])).toEqual([
      ['s3:HeadObject', 'allow'],
      ['s3:GetObject', 'allow'],
    ]);
  });
});

describe('simulate --with', () => {
  const own = [
    'encryptionContext.username_owner=aalsg-user-1',
    'tagging.username_owner=aalsg-user-1',
  ];

  test('gives parameters of the request', async () => {
    expect((await asUser(1, ...upload, ...withAll(own))).code).toBe(0);
    const { stdout } = await asUser(1, ...upload, ...withAll(own.slice(1)));
    expect(stdout).toMatch(/^DENIED at kms:GenerateDataKey/);
  });

  test('gives condition keys, whose values may hold anything', async () => {
    const { stdout } = await asUser(1, '-f', 'json', ...download, '--with', 'aws:UserAgent=a=b c');
    expect(JSON.parse(stdout).steps[0].context['aws:UserAgent']).toBe('a=b c');
  });
});

describe('simulate -- aws …', () => {
  test('follows a command in each case', async () => {
    const uploader = ['-p', 'arn:aws:iam::111111111111:user/uploader'];
    const estate = ['-e', '../flows/bucket-key.estate.yaml', ...uploader];
    const command = ['--', 'aws', 's3', 'cp', 'a.txt', 's3://by-iam-off/a.txt'];
    const { code, stdout } = await runKeyproof(['simulate', ...estate, ...command], {
      folder: LAB,
    });
    expect(code).toBe(1);
    expect(stdout.match(/^(?:for a file|ALLOWED|DENIED).*$/gm)).toEqual([
      'for a file of up to 8 MB:',
      'ALLOWED',
      'for a file over 8 MB:',
      'DENIED at kms:Decrypt, since something does not allow it (403 AccessDenied)',
    ]);
  });

  test('shows once what comes out alike', async () => {
    const { stdout } = await asUser(1, '--', 'aws', 's3', 'cp', 'a.txt', 's3://lab/new.txt');
    expect(stdout.match(/^(?:for a file|DENIED).*$/gm)).toEqual([
      'for a file of up to 8 MB, and for a file over 8 MB:',
      'DENIED at s3:PutObject, by an explicit deny (403 AccessDenied)',
    ]);
  });

  test('shows the command that can send an encryption context', async () => {
    const estate = ['-e', '../flows/checklist.estate.yaml', '-p', `${USER}1`];
    const command = ['--', 'aws', 's3', 'cp', 'a.txt', 's3://lab/new.txt'];
    const { stdout } = await runKeyproof(['simulate', ...estate, ...command], { folder: LAB });
    expect(stdout).toMatch(/^note: .*\n {2}aws s3api put-object .*--ssekms-encryption-context/m);
  });

  test('goes no further than the first refusal', async () => {
    const { stdout } = await asUser(
      1,
      '--',
      'aws',
      's3',
      'mv',
      's3://lab/upload_1.txt',
      's3://lab/b',
    );
    expect(stdout).toContain('calls s3:CopyObject');
    expect(stdout).not.toContain('calls s3:DeleteObject');
  });

  test('is unsigned where the command says so', async () => {
    const command = ['aws', 's3api', 'get-object', '--bucket', 'lab', '--key', 'upload_1.txt', 'f'];
    const { stdout } = await asUser(1, '--', ...command, '--no-sign-request');
    expect(stdout).toContain('anonymous calls s3:GetObject');
  });
});

describe('simulate --reading', () => {
  const mistake = ['-e', 'lab-with-mistake.estate.yaml', '-p', `${USER}1`, ...upload];
  const rest = ['--with', 'encryptionContext.username_owner=aalsg-user-1'];
  const simulate = async (...more: readonly string[]): Promise<string | undefined> => {
    const { stdout } = await runKeyproof(['simulate', ...mistake, ...rest, ...more], {
      folder: LAB,
    });
    return stdout.split('\n')[0];
  };

  test('takes the side that somebody has seen, or none', async () => {
    expect(await simulate()).toBe('DENIED at s3:PutObject, by an explicit deny (403 AccessDenied)');
    expect(await simulate('--reading', 'semantics.unsupportedKey=ignored')).toBe('ALLOWED');
    expect(await simulate('--reading', 'semantics.unsupportedKey=unknown')).toMatch(/^UNKNOWN/);
  });
});

describe('simulate refuses, and says what was meant:', () => {
  test.for([
    [
      ['--operation', 's3:GetObjct', '--resource', 'arn:aws:s3:::lab/a'],
      'did you mean s3:GetObject?',
    ],
    [['--operation', 's3:GetObject'], 'name what to simulate'],
    [
      ['--operation', 's3:GetObject', '--resource', 's3://lab/a'],
      '`s3://lab/a` is no ARN; write `arn:aws:s3:::lab/a`',
    ],
    [
      ['--operation', 's3:GetObject', '--resource', 'arn:aws:s3:::lab'],
      '`s3:GetObject` is about an object, which `arn:aws:s3:::lab` does not name',
    ],
    [[], 'name what to simulate'],
    [[...download, '--', 'aws', 's3', 'ls'], 'not both'],
    [[...download, '--with', 'versionId'], '--with takes name=value'],
    [[...download, '--with', 'versoinId=1'], 'did you mean `versionId`?'],
    [[...download, '--with', 'aws:SorceIp=10.0.0.1'], 'did you mean `aws:SourceIp`?'],
    [[...download, '--reading', 'fas.sourceIP=same'], 'did you mean fas.sourceIp?'],
    [[...download, '--reading', 'fas.sourceIp=sane'], 'did you mean same?'],
    [[...download, '--reading', 'fas.sourceIp'], 'fas.sourceIp is read as one of same, absent'],
    [[...download, '--reading', 'D99'], 'there is no doubtful point D99'],
    [[...download, '--wiht', 'a=b'], 'did you mean with?'],
    [['--', 'aws', 's3', 'cpp', 'a', 's3://lab/a'], 'cp'],
  ] as const)('%j', async ([args, message]) => {
    const { code, stdout, stderr } = await asUser(1, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a principal of no known form', async () => {
    const args = ['simulate', '-e', 'lab.estate.yaml', '-p', 'somebody', ...download];
    const { code, stderr } = await runKeyproof(args, { folder: LAB });
    expect([code, stderr]).toEqual([
      2,
      'keyproof: `somebody` is no principal of a form that AWS has\n',
    ]);
  });

  test('an estate that is not there', async () => {
    const args = ['simulate', '-e', 'nowhere.yaml', '-p', `${USER}1`, ...download];
    const { code, stderr } = await runKeyproof(args, { folder: LAB });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^keyproof: nowhere\.yaml: /);
  });
});
