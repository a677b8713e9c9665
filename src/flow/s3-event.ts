import { catalog } from '../catalog/catalog.ts';
import { failure, heading, ending, origin } from './event-fields.ts';
import type { CloudTrailRecord, Made } from './cloudtrail-record.ts';
import type { Parameters } from './operation.ts';
import type { Outcome } from './run-once.ts';
import type { KmsCall } from './step.ts';

/**
 * The records of Amazon S3, one for each API call that an operation is made of. None tells of requests
 * that the policy of a VPC endpoint refuses; of several calls, which of them was refused is not told.
 * Source: Amazon S3 User Guide, cloudtrail-logging-s3-info.
 */
export function s3Records(names: readonly string[], made: Made): readonly CloudTrailRecord[] {
  const { outcome } = made;
  const isUnseen = outcome.steps.at(-1)?.decision.blockedBy.includes('endpoint') ?? false;
  if (isUnseen || (names.length > 1 && outcome.decision !== 'allow')) return [];
  return names.map((name) => record(name, made));
}

function record(name: string, made: Made): CloudTrailRecord {
  const { outcome, request } = made;
  const { parameters, resource } = request;
  const { bucket, key, bucketArn } = splitArn(resource);
  const written = writtenWith(outcome);
  const owner = outcome.steps[0]?.step.resourceAccount;
  const region = regionOf(outcome);
  return {
    ...heading(made, 's3.amazonaws.com'),
    eventName: name,
    ...(region !== undefined && { awsRegion: region }),
    ...origin(made),
    ...failure(made),
    requestParameters: {
      bucketName: bucket,
      ...(key !== undefined && !WITHOUT_KEYS.has(name) && { key }),
      ...headers(parameters),
    },
    responseElements:
      outcome.decision === 'allow' && written ? encryptionHeaders(written, parameters) : null,
    additionalEventData: signature(made, written),
    resources: [
      { ...(owner !== undefined && { accountId: owner }), type: 'AWS::S3::Bucket', ARN: bucketArn },
      ...(key === undefined ? [] : [{ type: 'AWS::S3::Object', ARN: resource }]),
    ],
    ...ending(made, kindOf(name, key !== undefined)),
  };
}

/** A record does not tell which objects a request of many was about. */
const WITHOUT_KEYS: ReadonlySet<string> = new Set(['DeleteObjects']);

/** Calls about objects are data events, calls about buckets management events. */
function kindOf(name: string, isOfObject: boolean): object {
  const [action = `s3:${name}`] = catalog.apiOperation(`s3:${name}`) ?? [];
  const access = catalog.action(action)?.access ?? [];
  return {
    readOnly: access.includes('Read') || access.includes('List'),
    managementEvent: !isOfObject,
    eventCategory: isOfObject ? 'Data' : 'Management',
  };
}

function signature({ caller, request }: Made, written: KmsCall | undefined): object {
  const method =
    request.parameters.get('s3:authType') === 'REST-QUERY-STRING' ? 'QueryString' : 'AuthHeader';
  const by = request.parameters.has('serverSideEncryption') ? 'SSE_KMS' : 'Default_SSE_KMS';
  return {
    ...(caller.kind !== 'anonymous' && {
      SignatureVersion: 'SigV4',
      AuthenticationMethod: method,
    }),
    ...(written && { SSEApplied: by }),
  };
}

/** The key that an operation wrote with; undefined when it wrote with none of AWS KMS. */
function writtenWith({ steps }: Outcome): KmsCall | undefined {
  return steps.find(({ step }) => step.call === 'kms:GenerateDataKey')?.step.kms;
}

function encryptionHeaders({ key }: KmsCall, parameters: Parameters): Record<string, string> {
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

function headers(parameters: Parameters): Record<string, string> {
  return Object.fromEntries(
    LOGGED.flatMap(([parameter, header]) => {
      const value = parameters.get(parameter);
      return value === undefined ? [] : [[header, value]];
    }),
  );
}

function regionOf({ steps }: Outcome): string | undefined {
  const region = steps[0]?.step.keys.get('aws:RequestedRegion');
  return region?.kind === 'value' ? region.text : undefined;
}

/** The parts of an object's or a bucket's ARN. */
function splitArn(arn: string): {
  readonly bucket: string;
  readonly bucketArn: string;
  readonly key: string | undefined;
} {
  const start = arn.lastIndexOf(':::') + ':::'.length;
  const slash = arn.indexOf('/', start);
  if (slash < 0) return { bucket: arn.slice(start), bucketArn: arn, key: undefined };
  return {
    bucket: arn.slice(start, slash),
    bucketArn: arn.slice(0, slash),
    key: arn.slice(slash + 1),
  };
}
