import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionKey } from './condition-key.ts';
import type { PresentWhen } from './global-keys.ts';

/** When requests carry a condition key that they may as well lack. */
export interface Optional {
  /** A clause for messages; it follows "the key is there". */
  readonly reason: string;
  /**
   * True for tags and encryption contexts: labels that decide who may do what with which data, and
   * that are easily left off.
   */
  readonly isLabel: boolean;
  /** What AWS takes in place of a request parameter that is left off, as a clause. */
  readonly default: string | undefined;
}

/** Circumstances in which a request of a signed-in caller is sure to carry a global key. */
const SURE: ReadonlySet<PresentWhen> = new Set(['always', 'signed', 'resource-account']);

/** Kinds of keys that are about a tag of somebody or something. */
const LABELS: ReadonlySet<PresentWhen> = new Set([
  'tagged-principal',
  'resource-tags',
  'request-tags',
]);

/**
 * When requests carry the key, for a key that they may lack. Undefined for a key that is always
 * there, and for one of which AWS does not say.
 */
export function optionalKey(key: ConditionKey): Optional | undefined {
  const { presence } = key;
  if (presence) {
    const { when, reason } = presence;
    if (SURE.has(when)) return undefined;
    return LABELS.has(when) && key.freeName ? label(reason) : plain(reason);
  }
  const name = asciiLower(key.name);
  return byName.get(name) ?? tagged.find(({ ending }) => name.endsWith(ending))?.optional;
}

function label(reason: string): Optional {
  return { reason, isLabel: true, default: undefined };
}

function plain(reason: string): Optional {
  return { reason, isLabel: false, default: undefined };
}

/** Keys of services that hold a tag. Source: IAM User Guide, access_tags. */
const tagged: readonly { readonly ending: string; readonly optional: Optional }[] = [
  { ending: ':resourcetag/', optional: label('when the resource has that tag') },
  { ending: ':requesttag/', optional: label('when the request passes that tag') },
];

const SSE_HEADER: Optional = {
  ...plain('when the request names the encryption of the object'),
  default: 'the default encryption of the bucket applies',
};
const LIST_PARAMETER = plain('when the request passes that parameter');

/**
 * Keys of services with the circumstance that brings them into a request.
 * Sources: Amazon S3 User Guide, tagging-and-policies, UsingKMSEncryption and
 * amazon-s3-policy-keys; AWS KMS Developer Guide, conditions-kms; IAM User Guide,
 * reference_policies_iam-condition-keys.
 */
const byName: ReadonlyMap<string, Optional> = new Map([
  ['s3:buckettag/', label('when the bucket has that tag')],
  ['s3:delimiter', LIST_PARAMETER],
  ['s3:existingobjecttag/', label('when the object has that tag')],
  ['s3:max-keys', LIST_PARAMETER],
  ['s3:prefix', LIST_PARAMETER],
  ['s3:requestobjecttag/', label('when the request passes that tag')],
  ['s3:requestobjecttagkeys', plain('when the request passes tags')],
  ['s3:x-amz-server-side-encryption', SSE_HEADER],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', SSE_HEADER],
  [
    's3:x-amz-server-side-encryption-customer-algorithm',
    plain('when the request brings its own encryption key'),
  ],
  ['kms:encryptioncontext:', label('when the request passes that pair')],
  ['kms:encryptioncontextkeys', plain('when the request passes an encryption context')],
  ['kms:requestalias', plain('when the request names the key by an alias')],
  ['kms:resourcealiases', plain('when the key has an alias')],
  ['kms:viaservice', plain('when an AWS service calls AWS KMS for the caller')],
  ['sts:externalid', plain('when the request passes an external id')],
  ['sts:sourceidentity', plain('when the request sets a source identity')],
  ['iam:permissionsboundary', plain('when the request or the principal has a boundary')],
]);
