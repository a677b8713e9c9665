import { failure, heading, ending, origin } from './event-fields.ts';
import type { CloudTrailRecord, Made } from './cloudtrail-record.ts';
import type { Parameters } from './operation.ts';
import type { DecidedStep } from './run-once.ts';
import type { KmsCall } from './step.ts';

const INTERNAL = { sourceIPAddress: 'AWS Internal', userAgent: 'AWS Internal' } as const;

/**
 * The record of a call that Amazon S3 made for the caller; to AWS KMS it comes from inside of AWS.
 * Source: AWS KMS Developer Guide, services-cloudtrail.
 */
export function forwardedRecord({ step }: DecidedStep, made: Made): CloudTrailRecord {
  const { kms, call } = step;
  const isLast = made.outcome.steps.at(-1)?.step === step && made.outcome.at === call;
  return {
    ...heading(made, 'kms.amazonaws.com'),
    eventName: call.slice('kms:'.length),
    ...(kms && { awsRegion: kms.key.region }),
    ...INTERNAL,
    ...(isLast && failure(made, 'KMS.')),
    ...(kms && keyFields(kms, cryptography(call, kms))),
    ...ending(made, MANAGEMENT),
  };
}

/** The record of a direct call. */
export function directRecord(operation: string, made: Made): CloudTrailRecord {
  const { steps } = made.outcome;
  const kms = steps.find(({ step }) => step.kms)?.step.kms;
  const { parameters } = made.request;
  return {
    ...heading(made, 'kms.amazonaws.com'),
    eventName: operation.slice('kms:'.length),
    ...(kms && { awsRegion: kms.key.region }),
    ...origin(made),
    ...failure(made),
    ...(kms && keyFields(kms, { ...cryptography(operation, kms), ...said(parameters) })),
    ...ending(made, { ...MANAGEMENT, readOnly: READ_ONLY.test(operation) }),
  };
}

const MANAGEMENT = { readOnly: true, managementEvent: true, eventCategory: 'Management' } as const;

/** AWS KMS counts cryptography as reading. */
const READ_ONLY =
  /^kms:(?:Decrypt|Encrypt|ReEncrypt|GenerateDataKey|GenerateMac|Describe|Get|List)/;

function keyFields({ key }: KmsCall, requestParameters: object): object {
  return {
    requestParameters,
    responseElements: null,
    resources: [{ accountId: key.account, type: 'AWS::KMS::Key', ARN: key.arn }],
  };
}

/** The ciphertext names the key of a Decrypt; the record does so only among its resources. */
function cryptography(call: string, { key, keyId, encryptionContext }: KmsCall): object {
  const pairs = [...encryptionContext.pairs].flatMap(([name, value]) =>
    value.kind === 'value' ? [[name, value.text] as const] : [],
  );
  return {
    ...(call === 'kms:GenerateDataKey' && { keySpec: 'AES_256' }),
    ...(NAMES_ALGORITHM.has(call) && { encryptionAlgorithm: 'SYMMETRIC_DEFAULT' }),
    ...(pairs.length > 0 && { encryptionContext: Object.fromEntries(pairs) }),
    ...(keyId !== undefined && { keyId: keyId.startsWith('arn:') ? keyId : key.arn }),
  };
}

const NAMES_ALGORITHM: ReadonlySet<string> = new Set(['kms:Decrypt', 'kms:Encrypt']);

/** Parameters of CreateGrant and others that AWS KMS logs under their own names. */
function said(parameters: Parameters): object {
  const operations = parameters.get('operations');
  const texts = ['keySpec', 'granteePrincipal', 'retiringPrincipal'].flatMap((name) => {
    const value = parameters.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(texts),
    ...(operations !== undefined && { operations: operations.split(',') }),
  };
}
