import { describe, expect, test } from 'vitest';
import { loadEstate } from '../../src/config/load-estate.ts';
import { findCaller } from '../../src/estate/find-caller.ts';
import { eventsOf, type CloudTrailRecord } from '../../src/flow/events.ts';
import { simulate } from '../../src/flow/simulate.ts';
import { ROOT } from '../readme-blocks.ts';

const { estate } = await loadEstate('fixtures/abac-lab/lab.estate.yaml', ROOT);
const KEY = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const USER = 'arn:aws:iam::111111111111:user/aalsg-user-1';

function eventsFrom(
  operation: string,
  resource: string,
  parameters: Readonly<Record<string, string>> = {},
  principal = USER,
): readonly CloudTrailRecord[] {
  const request = {
    principal,
    operation,
    resource,
    parameters: new Map(Object.entries({ ...CIRCUMSTANCES, ...parameters })),
  };
  const simulation = simulate(estate, request);
  const found = findCaller(estate, principal);
  if ('message' in simulation || !found) throw new Error('no simulation');
  return eventsOf(request, found.caller, simulation);
}

const CIRCUMSTANCES = {
  'aws:CurrentTime': '2025-08-12T01:01:18Z',
  'aws:SourceIp': '192.0.2.10',
  'aws:UserAgent': '[aws-cli/2.26.3]',
  'aws:userid': 'AIDAEXAMPLE',
};

const IDENTITY = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: USER,
  accountId: '111111111111',
  userName: 'aalsg-user-1',
};
const ARN = 'arn:aws:s3:::lab/upload_1.txt';
const RESOURCES = [
  { accountId: '111111111111', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::lab' },
  { type: 'AWS::S3::Object', ARN },
];
const HEADERS = {
  'x-amz-server-side-encryption': 'aws:kms',
  'x-amz-server-side-encryption-aws-kms-key-id': KEY,
};
const CONTEXT = { username_owner: 'aalsg-user-1', 'aws:s3:arn': ARN };
const UPLOAD = {
  serverSideEncryption: 'aws:kms',
  kmsKeyId: KEY,
  'encryptionContext.username_owner': 'aalsg-user-1',
  'tagging.username_owner': 'aalsg-user-1',
};

/**
 * The records that CloudTrail keeps of an upload and a download in the lab, but for access keys, sizes
 * and the ids of requests, which no simulation can know.
 */
describe('the lab', () => {
  test('leaves of an upload what CloudTrail does', () => {
    expect(eventsFrom('s3:PutObject', ARN, UPLOAD)).toEqual([
      {
        eventVersion: '1.11',
        userIdentity: IDENTITY,
        eventTime: '2025-08-12T01:01:18Z',
        eventSource: 's3.amazonaws.com',
        eventName: 'PutObject',
        awsRegion: 'us-east-1',
        sourceIPAddress: '192.0.2.10',
        userAgent: '[aws-cli/2.26.3]',
        requestParameters: { bucketName: 'lab', key: 'upload_1.txt', ...HEADERS },
        responseElements: HEADERS,
        additionalEventData: {
          SignatureVersion: 'SigV4',
          AuthenticationMethod: 'AuthHeader',
          SSEApplied: 'SSE_KMS',
        },
        resources: RESOURCES,
        eventType: 'AwsApiCall',
        readOnly: false,
        managementEvent: false,
        eventCategory: 'Data',
        recipientAccountId: '111111111111',
      },
      {
        eventVersion: '1.11',
        userIdentity: IDENTITY,
        eventTime: '2025-08-12T01:01:18Z',
        eventSource: 'kms.amazonaws.com',
        eventName: 'GenerateDataKey',
        awsRegion: 'us-east-1',
        sourceIPAddress: 'AWS Internal',
        userAgent: 'AWS Internal',
        requestParameters: { keySpec: 'AES_256', encryptionContext: CONTEXT, keyId: KEY },
        responseElements: null,
        resources: [{ accountId: '111111111111', type: 'AWS::KMS::Key', ARN: KEY }],
        eventType: 'AwsApiCall',
        readOnly: true,
        managementEvent: true,
        eventCategory: 'Management',
        recipientAccountId: '111111111111',
      },
    ]);
  });

  test('leaves of a download what CloudTrail does', () => {
    const [ofS3, ofKms, ...more] = eventsFrom('s3:GetObject', ARN);
    expect(more).toEqual([]);
    expect(ofS3).toMatchObject({
      userIdentity: IDENTITY,
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      requestParameters: { bucketName: 'lab', key: 'upload_1.txt' },
      responseElements: null,
      additionalEventData: { SignatureVersion: 'SigV4' },
      resources: RESOURCES,
      readOnly: true,
    });
    expect(ofKms).toMatchObject({
      userIdentity: IDENTITY,
      eventSource: 'kms.amazonaws.com',
      eventName: 'Decrypt',
      sourceIPAddress: 'AWS Internal',
      userAgent: 'AWS Internal',
      resources: [{ accountId: '111111111111', type: 'AWS::KMS::Key', ARN: KEY }],
    });
    // The ciphertext names the key; the parameters do not.
    expect(ofKms?.['requestParameters']).toEqual({
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      encryptionContext: CONTEXT,
    });
  });
});

const OTHER = 'arn:aws:iam::111111111111:user/aalsg-user-2';

test('a denial at AWS KMS is in both records, with its message', () => {
  const events = eventsFrom('s3:GetObject', ARN, {}, OTHER);
  expect(events.map(({ errorCode }) => errorCode)).toEqual(['AccessDenied', 'AccessDenied']);
  expect(events[1]?.['errorMessage']).toBe(
    `User: ${OTHER} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext with an explicit deny in a resource-based policy`,
  );
});

test('a default encryption shows in what S3 applied', () => {
  const { serverSideEncryption: _no, kmsKeyId: _none, ...rest } = UPLOAD;
  expect(eventsFrom('s3:PutObject', ARN, rest)[0]).toMatchObject({
    requestParameters: { bucketName: 'lab', key: 'upload_1.txt' },
    responseElements: HEADERS,
    additionalEventData: { SSEApplied: 'Default_SSE_KMS' },
  });
});

test('an upload without a key of AWS KMS leaves no record of AWS KMS', () => {
  const events = eventsFrom('s3:PutObject', ARN, {
    serverSideEncryption: 'AES256',
    'tagging.username_owner': 'aalsg-user-1',
  });
  expect(events.map(({ eventName, responseElements }) => [eventName, responseElements])).toEqual([
    ['PutObject', null],
  ]);
});

test('of an upload in parts that is not sure to pass, which of its calls fails is not told', () => {
  const events = eventsFrom('s3:PutObject', ARN, { ...UPLOAD, multipart: 'true' });
  expect(events.map(({ eventSource }) => eventSource)).not.toContain('s3.amazonaws.com');
});

test('a direct call of AWS KMS leaves one record, from the address of its caller', () => {
  const admin = 'arn:aws:sts::111111111111:assumed-role/KeyAdmin/work';
  const events = eventsFrom('kms:ReEncrypt', KEY, { destinationKeyId: 'alias/lab' }, admin);
  expect(events).toMatchObject([
    {
      eventName: 'ReEncrypt',
      sourceIPAddress: '192.0.2.10',
      errorCode: 'AccessDeniedException',
      userIdentity: {
        type: 'AssumedRole',
        arn: admin,
        sessionContext: {
          sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::111111111111:role/KeyAdmin' },
        },
      },
    },
  ]);
});

test('a service is its own address', () => {
  const events = eventsFrom('s3:GetObject', ARN, {}, 'cloudfront.amazonaws.com');
  expect(events[0]).toMatchObject({
    userIdentity: { type: 'AWSService', invokedBy: 'cloudfront.amazonaws.com' },
    sourceIPAddress: 'cloudfront.amazonaws.com',
  });
});

test('a request that the policy of a VPC endpoint refuses leaves no record', async () => {
  const guardrails = (await loadEstate('fixtures/flows/guardrails.estate.yaml', ROOT)).estate;
  const principal = 'arn:aws:iam::222222222222:role/worker';
  const recorded = (endpoint: string): number | undefined => {
    const parameters = new Map([['vpcEndpoint', endpoint]]);
    const resource = 'arn:aws:s3:::open/a.txt';
    const request = { principal, operation: 's3:GetObject', resource, parameters };
    const simulation = simulate(guardrails, request);
    const found = findCaller(guardrails, principal);
    if ('message' in simulation || !found) throw new Error('no simulation');
    return eventsOf(request, found.caller, simulation).length;
  };
  expect([recorded('vpce-1a'), recorded('vpce-2b')]).toEqual([2, 0]);
});
