import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AwsCommand } from '../../src/flow/aws-cli/command.ts';
import { readAwsCommand } from '../../src/flow/aws-cli/read-command.ts';

const CONTEXT = Buffer.from('{"username_owner": "aalsg-user-1"}').toString('base64');
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';

type Call = readonly [operation: string, resource: string, parameters?: object, when?: string];

describe('a command becomes the calls that it makes', () => {
  const small = 'for a file of up to 8 MB';
  const large = 'for a file over 8 MB';
  const cases: readonly (readonly [command: string, ...calls: readonly Call[]])[] = [
    [
      `aws s3api put-object --bucket lab --key a/b.txt --body b.txt --server-side-encryption aws:kms --ssekms-key-id ${KEY} --ssekms-encryption-context ${CONTEXT}`,
      [
        's3:PutObject',
        'arn:aws:s3:::lab/a/b.txt',
        {
          serverSideEncryption: 'aws:kms',
          kmsKeyId: KEY,
          'encryptionContext.username_owner': 'aalsg-user-1',
        },
      ],
    ],
    [
      'aws --region us-east-1 --debug s3api get-object --bucket=lab --key a out.txt --version-id 3',
      ['s3:GetObject', 'arn:aws:s3:::lab/a', { versionId: '3' }],
    ],
    [
      's3api put-object --bucket lab --key a --tagging team=blue%20sky&x=1 --bucket-key-enabled',
      [
        's3:PutObject',
        'arn:aws:s3:::lab/a',
        { 'tagging.team': 'blue sky', 'tagging.x': '1', bucketKeyEnabled: 'true' },
      ],
    ],
    [
      'aws s3api put-object-tagging --bucket lab --key a --tagging TagSet=[{Key=t,Value=1},{Key=u,Value=}]',
      ['s3:PutObjectTagging', 'arn:aws:s3:::lab/a', { 'tagging.t': '1', 'tagging.u': '' }],
    ],
    [
      'aws s3api list-objects-v2 --bucket lab --prefix a/',
      ['s3:ListObjectsV2', 'arn:aws:s3:::lab', { prefix: 'a/' }],
    ],
    [
      'aws s3api get-object --bucket arn:aws:s3:us-east-1:111111111111:accesspoint/p --key a f',
      ['s3:GetObject', 'arn:aws:s3:us-east-1:111111111111:accesspoint/p/object/a'],
    ],
    [
      'aws s3 cp s3://lab/a .',
      ['s3:HeadObject', 'arn:aws:s3:::lab/a'],
      ['s3:GetObject', 'arn:aws:s3:::lab/a'],
    ],
    [
      `aws s3 cp dir/f.txt s3://lab/in/ --sse aws:kms --sse-kms-key-id ${KEY}`,
      ['s3:PutObject', 'arn:aws:s3:::lab/in/f.txt', sse(), small],
      ['s3:PutObject', 'arn:aws:s3:::lab/in/f.txt', { ...sse(), multipart: 'true' }, large],
    ],
    [
      'aws s3 mv s3://lab/a s3://other/b --sse',
      [
        's3:CopyObject',
        'arn:aws:s3:::other/b',
        { serverSideEncryption: 'AES256', copySource: 'lab/a' },
        small,
      ],
      [
        's3:CreateMultipartUpload',
        'arn:aws:s3:::other/b',
        { serverSideEncryption: 'AES256' },
        large,
      ],
      ['s3:UploadPartCopy', 'arn:aws:s3:::other/b', { copySource: 'lab/a' }, large],
      ['s3:CompleteMultipartUpload', 'arn:aws:s3:::other/b', {}, large],
      ['s3:DeleteObject', 'arn:aws:s3:::lab/a'],
    ],
    [
      'aws s3 presign s3://lab/a --expires-in 60',
      ['s3:GetObject', 'arn:aws:s3:::lab/a', { 's3:authType': 'REST-QUERY-STRING' }],
    ],
    ['aws s3 rm s3://lab/a', ['s3:DeleteObject', 'arn:aws:s3:::lab/a']],
    [
      'aws kms decrypt --ciphertext-blob fileb://blob --key-id alias/lab --encryption-context a=1,b=x=y',
      ['kms:Decrypt', 'alias/lab', { 'encryptionContext.a': '1', 'encryptionContext.b': 'x=y' }],
    ],
    [
      'aws kms create-grant --key-id k --grantee-principal arn:aws:iam::111111111111:role/r --operations Decrypt Encrypt',
      [
        'kms:CreateGrant',
        'k',
        {
          granteePrincipal: 'arn:aws:iam::111111111111:role/r',
          operations: 'Decrypt,Encrypt',
        },
      ],
    ],
  ];
  test.each(cases.map(([command, ...calls]) => ({ command, calls })))('$command', (row) => {
    const { command, calls } = row;
    expect(callsOf(readAwsCommand(command.split(' ')))).toEqual(
      calls.map(([operation, resource, parameters = {}, when]) => ({
        operation,
        resource,
        parameters,
        when,
      })),
    );
  });

  function sse(): object {
    return { serverSideEncryption: 'aws:kms', kmsKeyId: KEY };
  }
});

describe('a command that cannot send the context names one that can', () => {
  test.each([
    ['--sse-kms-context username_owner=u1', '{"username_owner":"u1"}'],
    ['--encryption-context={"a":"b"}', '{"a":"b"}'],
  ])('%s', (option, context) => {
    const words = ['aws', 's3', 'cp', 'my file', 's3://lab/k', ...option.split(' ')];
    const read = readAwsCommand(words);
    expect(read).toMatchObject({ kind: 'fault', message: expect.stringContaining('refuses') });
    const base64 = Buffer.from(context).toString('base64');
    expect(read).toMatchObject({
      instead: `aws s3api put-object --bucket lab --key k --body 'my file' --server-side-encryption aws:kms --ssekms-encryption-context ${base64}`,
    });
  });

  test('a plain upload carries the command along', () => {
    const read = readAwsCommand(['aws', 's3', 'cp', 'f', 's3://lab/k']);
    expect(read).toMatchObject({
      withContext: expect.stringContaining('--ssekms-encryption-context'),
    });
  });
});

describe('what keyproof or the AWS CLI cannot follow is a fault', () => {
  test.each([
    ['aws ec2 run-instances', 'does not follow `aws ec2`'],
    ['aws s3api get-objekt --bucket b', 'does not follow `aws s3api get-objekt`'],
    ['aws s3api get-object --bucket b', 'lacks `--key`'],
    ['aws s3api get-object --key b', 'lacks `--bucket`'],
    ['aws s3api get-object --bucket b --key k --verzion-id 3', 'no option `--verzion-id`'],
    ['aws s3api get-object --bucket b --key k --ssekms-encryption-context x', 'only uploads'],
    ['aws s3api put-object --bucket b --key k --ssekms-encryption-context %%', 'cannot be read'],
    ['aws s3api put-object --bucket b --key k --tagging file://t', 'from a file'],
    ['aws s3api put-object --bucket b --key', '`--key` lacks its value'],
    ['aws s3 cp a b', 'goes from or to'],
    ['aws s3 rm a', 'lacks its object'],
    ['aws kms decrypt --ciphertext-blob fileb://x', 'names no key'],
    ['', 'does not follow'],
  ])('%s', (command, message) => {
    const read = readAwsCommand(command.split(' '));
    expect(read).toMatchObject({ kind: 'fault', message: expect.stringContaining(message) });
  });

  test('no words make it throw', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('aws', 's3', 'cp', 's3api', 'put-object', '--tagging', '--sse', '--key'),
      fc.constantFrom('--ssekms-encryption-context', 's3://b/k', '__proto__', '--bucket', '{}'),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(['calls', 'fault']).toContain(readAwsCommand(words).kind);
      }),
    );
  });
});

function callsOf(command: AwsCommand): object {
  if (command.kind === 'fault') return command;
  return command.calls.map(({ parameters, ...call }) => ({
    ...call,
    parameters: Object.fromEntries(parameters),
  }));
}
