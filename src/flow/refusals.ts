import type { Key } from '../estate/estate.ts';
import type { Refusal } from './step.ts';

/**
 * Requests that Amazon S3 and AWS KMS refuse whatever the policies say. What S3 passes on of AWS KMS
 * has a prefix. Source: Amazon S3 API Reference, ErrorResponses and the pages of the operations.
 */
export function badRequest(code: string | undefined, reason: string, httpStatus = 400): Refusal {
  return {
    kind: 'bad-request',
    code,
    httpStatus: code === undefined ? undefined : httpStatus,
    reason,
  };
}

export const BLOCKED_CLIENT_KEY = badRequest(
  'AccessDenied',
  'the bucket blocks uploads with keys that the client sends (SSE-C)',
  403,
);

export const KEY_ALONE = badRequest(
  'InvalidArgument',
  'a request that names a KMS key must also ask for `aws:kms` or `aws:kms:dsse`',
);

/** With which error is not documented. */
export const NO_BUCKET_KEY = badRequest(
  undefined,
  'an object under `aws:kms:dsse` takes no Bucket Key',
);

export const CLIENT_KEY_MISSING = badRequest(
  'InvalidRequest',
  'the object was stored with a key of its client (SSE-C), which the request must bring',
);

export const HEADERS_ON_READ = badRequest(
  'InvalidArgument',
  'a request that reads must not say how the object is encrypted: Amazon S3 keeps that with it',
);

export const INSECURE = badRequest(
  'InvalidArgument',
  'Amazon S3 takes requests about objects under a key of AWS KMS only over TLS',
);

export const NO_SOURCE = badRequest('InvalidArgument', 'a copy needs `copySource`');

export function unknownAlgorithm(name: string): Refusal {
  return badRequest('InvalidArgument', `\`${name}\` is no server-side encryption`);
}

export function keyNotFound(key: string, prefix = 'KMS.'): Refusal {
  return badRequest(`${prefix}NotFoundException`, `there is no key \`${key}\``);
}

export function keyElsewhere({ arn }: Key): Refusal {
  return badRequest('KMS.NotFoundException', `\`${arn}\` is not in the bucket's Region`);
}

export function notSymmetric({ arn }: Key): Refusal {
  return badRequest('KMS.InvalidKeyUsageException', `\`${arn}\` is no symmetric key`);
}
