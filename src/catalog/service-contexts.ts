import { asciiLower } from '../policy/ascii-case.ts';

/** What an AWS service puts into the encryption context of its calls to AWS KMS, and the page on it. */
interface ServiceContext {
  /** The names by which `kms:ViaService` and a service principal begin. */
  readonly services: readonly string[];
  /** Names of pairs that do not begin with `aws:`; those of AWS's own may grow in number. */
  readonly pairs: readonly string[];
  readonly page: string;
}

const contexts: readonly ServiceContext[] = [
  {
    services: ['dynamodb'],
    pairs: [],
    page: 'Amazon DynamoDB Developer Guide, encryption.usagenotes',
  },
  { services: ['ec2'], pairs: [], page: 'AWS KMS Developer Guide, services-ebs' },
  {
    services: ['kinesis'],
    pairs: [],
    page: 'Amazon Kinesis Data Streams Developer Guide, server-side-encryption',
  },
  {
    services: ['logs'],
    pairs: [],
    page: 'Amazon CloudWatch Logs User Guide, encrypt-log-data-kms',
  },
  { services: ['sns'], pairs: [], page: 'Amazon SNS Developer Guide, sns-key-management' },
  { services: ['sqs'], pairs: [], page: 'Amazon SQS Developer Guide, sqs-key-management' },
  {
    services: ['secretsmanager'],
    pairs: ['SecretARN', 'SecretVersionId'],
    page: 'AWS Secrets Manager User Guide, security-encryption',
  },
  {
    services: ['ssm'],
    pairs: ['PARAMETER_ARN'],
    page: 'AWS KMS Developer Guide, services-parameter-store',
  },
];

/**
 * Pairs of services of which no page says that they send no others.
 * Source: AWS Glue Developer Guide, encrypt-glue-data-catalog.
 */
const otherPairs: readonly string[] = ['glue_catalog_id'];

/** Service principals that write to Amazon S3 by themselves. */
const deliverers: ReadonlySet<string> = new Set(['cloudtrail', 'config', 'delivery.logs', 's3']);

/**
 * True when a service, by the first part of its `kms:ViaService` value, never sends a pair of that
 * name: callers cannot add pairs of their own there, as they can in uploads to Amazon S3.
 */
export function neverSendsPair(service: string, pair: string): boolean {
  const context = contexts.find(({ services }) => services.includes(service));
  return context !== undefined && !isOwnPair(pair, context.pairs);
}

/** The same for calls that a service makes for itself, by the name of its service principal. */
export function neverDeliversPair(principal: string, pair: string): boolean {
  return neverSendsPair(principal, pair) || (deliverers.has(principal) && !isOwnPair(pair, []));
}

/** True for the name of a pair that AWS services put into the encryption context by themselves. */
export function isServicePair(pair: string): boolean {
  return isOwnPair(pair, [...otherPairs, ...contexts.flatMap(({ pairs }) => pairs)]);
}

function isOwnPair(pair: string, pairs: readonly string[]): boolean {
  const name = asciiLower(pair);
  return name.startsWith('aws:') || pairs.some((own) => asciiLower(own) === name);
}
