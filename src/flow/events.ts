import type { Caller } from '../term/caller.ts';
import { principalArn } from '../authorize/derived-keys.ts';
import { eventIdentity } from './event-identity.ts';
import type { OperationRequest } from './operation-request.ts';
import { predictedMessage } from './predicted-message.ts';
import type { DecidedStep, Outcome } from './run-once.ts';
import type { KmsCall } from './step.ts';

/** A record in the shape of CloudTrail; ids, and what nobody said of time and place, are left out. */
export type CloudTrailRecord = Readonly<Record<string, unknown>>;

/**
 * The records that a simulated operation would leave: that of the operation, and one for each call
 * of AWS KMS. Source: AWS CloudTrail User Guide, cloudtrail-event-reference-record-contents.
 */
export function eventsOf(
  request: OperationRequest,
  caller: Caller,
  outcome: Outcome,
): readonly CloudTrailRecord[] {
  const identity = eventIdentity(caller, principalArn(caller));
  const made = { request, identity, outcome };
  const calls = outcome.steps.flatMap((decided) => (decided.step.kms ? [decided] : []));
  const ofKms = calls.map((decided) => kmsRecord(decided, made));
  return request.operation.startsWith('s3:') ? [s3Record(made), ...ofKms] : ofKms;
}

interface Made {
  readonly request: OperationRequest;
  readonly identity: object;
  readonly outcome: Outcome;
}

function s3Record({ request, identity, outcome }: Made): CloudTrailRecord {
  const { operation, resource, parameters } = request;
  const [bucket = '', key] = splitArn(resource);
  const written = writtenWith(outcome);
  return {
    eventVersion: VERSION,
    userIdentity: identity,
    ...when(parameters),
    eventSource: 's3.amazonaws.com',
    eventName: operation.slice('s3:'.length),
    ...(regionOf(outcome) !== undefined && { awsRegion: regionOf(outcome) }),
    ...where(parameters),
    ...errorOf(outcome),
    requestParameters: {
      bucketName: bucket,
      ...(key !== undefined && { key }),
      ...headers(parameters),
    },
    responseElements:
      outcome.decision === 'allow' && written ? encryptionHeaders(written, parameters) : null,
    resources: [
      { type: 'AWS::S3::Bucket', ARN: `${resource.split(':::')[0]}:::${bucket}` },
      ...(key === undefined ? [] : [{ type: 'AWS::S3::Object', ARN: resource }]),
    ],
  };
}

const VERSION = '1.11';

/** The key that an operation wrote with; undefined when it wrote with none of AWS KMS. */
function writtenWith({ steps }: Outcome): KmsCall | undefined {
  return steps.find(({ step }) => step.call === 'kms:GenerateDataKey')?.step.kms;
}

function encryptionHeaders(
  { key }: KmsCall,
  parameters: ReadonlyMap<string, string>,
): Record<string, string> {
  return {
    'x-amz-server-side-encryption': parameters.get('serverSideEncryption') ?? 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': key.arn,
  };
}

/** Request headers that Amazon S3 logs, by the parameters that set them. */
const LOGGED: readonly (readonly [parameter: string, header: string])[] = [
  ['serverSideEncryption', 'x-amz-server-side-encryption'],
  ['kmsKeyId', 'x-amz-server-side-encryption-aws-kms-key-id'],
  ['copySource', 'x-amz-copy-source'],
  ['acl', 'x-amz-acl'],
  ['storageClass', 'x-amz-storage-class'],
  ['versionId', 'versionId'],
  ['uploadId', 'uploadId'],
  ['partNumber', 'partNumber'],
  ['prefix', 'prefix'],
];

function headers(parameters: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    LOGGED.flatMap(([parameter, header]) => {
      const value = parameters.get(parameter);
      return value === undefined ? [] : [[header, value]];
    }),
  );
}

function kmsRecord(decided: DecidedStep, { request, identity, outcome }: Made): CloudTrailRecord {
  const { step } = decided;
  const { kms } = step;
  if (!kms) return {};
  return {
    eventVersion: VERSION,
    userIdentity: identity,
    ...when(request.parameters),
    eventSource: 'kms.amazonaws.com',
    eventName: step.call.slice('kms:'.length),
    awsRegion: kms.key.region,
    ...(kms.isForwarded ? INTERNAL : where(request.parameters)),
    ...(outcome.at === step.call && decided === outcome.steps.at(-1) ? errorOf(outcome) : {}),
    requestParameters: kmsParameters(step.call, kms),
    responseElements: null,
    resources: [{ accountId: kms.key.account, type: 'AWS::KMS::Key', ARN: kms.key.arn }],
  };
}

const INTERNAL = { sourceIPAddress: 'AWS Internal', userAgent: 'AWS Internal' } as const;

/** The ciphertext names the key of a Decrypt; the record does so only among its resources. */
function kmsParameters(call: string, { key, keyId, encryptionContext }: KmsCall): object {
  const pairs = [...encryptionContext.pairs].flatMap(([name, value]) =>
    value.kind === 'value' ? [[name, value.text] as const] : [],
  );
  return {
    ...(call === 'kms:GenerateDataKey' && { keySpec: 'AES_256' }),
    ...(call === 'kms:Decrypt' && { encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }),
    ...(pairs.length > 0 && { encryptionContext: Object.fromEntries(pairs) }),
    ...(keyId !== undefined && { keyId: keyId.startsWith('arn:') ? keyId : key.arn }),
  };
}

function errorOf({ decision, code, steps, reasons }: Outcome): object {
  if (decision !== 'deny' || code === undefined) return {};
  const last = steps.at(-1);
  const message = (last && predictedMessage(last)) ?? reasons[0];
  return { errorCode: code, ...(message !== undefined && { errorMessage: message }) };
}

function when(parameters: ReadonlyMap<string, string>): object {
  const time = parameters.get('aws:CurrentTime');
  return time === undefined ? {} : { eventTime: time };
}

function where(parameters: ReadonlyMap<string, string>): object {
  const address = parameters.get('aws:SourceIp');
  const agent = parameters.get('aws:UserAgent');
  const endpoint = parameters.get('vpcEndpoint');
  return {
    ...(address !== undefined && { sourceIPAddress: address }),
    ...(agent !== undefined && { userAgent: agent }),
    ...(endpoint !== undefined && { vpcEndpointId: endpoint }),
  };
}

function regionOf({ steps }: Outcome): string | undefined {
  const region = steps[0]?.step.keys.get('aws:RequestedRegion');
  return region?.kind === 'value' ? region.text : undefined;
}

function splitArn(arn: string): readonly [bucket: string, key: string | undefined] {
  const path = arn.slice(arn.lastIndexOf(':::') + ':::'.length);
  const slash = path.indexOf('/');
  return slash < 0 ? [path, undefined] : [path.slice(0, slash), path.slice(slash + 1)];
}
