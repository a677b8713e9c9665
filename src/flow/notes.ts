import type { S3Call, S3Target } from './call.ts';
import { OF_UPLOADS } from './object-operations.ts';
import type { Check } from './operation.ts';
import type { Plan } from './step.ts';
import type { Value } from './value.ts';

interface Note {
  readonly holds: (call: S3Call, plan: Plan) => boolean;
  readonly text: string;
}

/** What a plan takes for granted, or what follows from its keys. */
const NOTES: readonly Note[] = [
  {
    holds: ({ target, source, operation }) =>
      (isUnlisted(target) && operation.checks.some(isAboutStored)) ||
      (source !== undefined && isUnlisted(source)),
    text: "the estate does not list the object: it is taken to be there, and encrypted as the bucket's default says",
  },
  {
    holds: ({ operation, parameters }) =>
      OF_UPLOADS.has(operation.name) && !parameters.has('serverSideEncryption'),
    text: "the request that began the upload is not known: it is taken to have left the encryption to the bucket's default",
  },
  {
    holds: (_call, { steps }) => steps.some(({ kms }) => kms?.key.origin === 'EXTERNAL_KEY_STORE'),
    text: 'the proxy of the external key store can refuse what AWS KMS allows',
  },
  {
    // Source: Amazon S3 User Guide, specifying-kms-encryption; another page asks for no version.
    holds: ({ given }, { steps }) =>
      isOldSignature(given.get('s3:signatureversion')) &&
      steps.some(({ kms }) => kms !== undefined),
    text: 'by one page of AWS, requests about objects under a key of AWS KMS need signatures of version 4',
  },
  {
    // Source: Amazon S3 User Guide, bucket-key.
    holds: (_call, { steps }) => steps.some(({ kms }) => kms?.isBucketKey === true),
    text: 'with a Bucket Key, Amazon S3 does not ask AWS KMS for each object: what was permitted can go on for a while',
  },
];

/** What a reader of a plan must know. */
export function notesOn(call: S3Call, plan: Plan): readonly string[] {
  return NOTES.filter(({ holds }) => holds(call, plan)).map(({ text }) => text);
}

function isOldSignature(version: Value | undefined): boolean {
  return version?.kind === 'value' && version.text !== 'AWS4-HMAC-SHA256';
}

function isAboutStored(check: Check): boolean {
  return check.kind === 'forwarded' && check.of === 'stored';
}

function isUnlisted({ bucket, resource }: S3Target): boolean {
  const key = resource.kind === 'value' ? resource.text.slice(bucket.arn.length + 1) : '';
  return !bucket.objects.has(key);
}
