import { catalog } from '../catalog/catalog.ts';
import { nearest } from '../catalog/nearest.ts';
import { isConditionKey } from './parameters.ts';

/** Parameters of requests of Amazon S3, under the API's names. */
const OF_S3 = [
  'accessPoint',
  'acl',
  'bucket',
  'bucketKeyEnabled',
  'bypassGovernance',
  'checksumMode',
  'copySource',
  'delimiter',
  'grantFullControl',
  'grantRead',
  'grantReadAcp',
  'grantWriteAcp',
  'ifMatch',
  'ifNoneMatch',
  'key',
  'kmsKeyId',
  'maxKeys',
  'metadataDirective',
  'objectLockLegalHoldStatus',
  'objectLockMode',
  'objectLockRetainUntilDate',
  'partNumber',
  'prefix',
  'serverSideEncryption',
  'sourceSseCustomerAlgorithm',
  'sourceVersionId',
  'sseCustomerAlgorithm',
  'storageClass',
  'taggingDirective',
  'uploadId',
  'versionId',
  'websiteRedirect',
  'websiteRedirectLocation',
];

/** What keyproof asks beside the request: how it comes, and what a service was told. */
const OF_KEYPROOF = [
  'destination',
  'function',
  'multipart',
  'objectLambda',
  'ownerOverride',
  'presigned',
  'recursive',
  'region',
  'replicaKmsKeyId',
  'sseKmsEncryptedObjects',
  'vpcEndpoint',
];

/** Parameters of direct calls of AWS KMS. */
const OF_KMS = [
  'aliasName',
  'bypassPolicyLockoutSafetyCheck',
  'constraints',
  'destinationEncryptionAlgorithm',
  'destinationKeyId',
  'dryRun',
  'encryptionAlgorithm',
  'expirationModel',
  'grantTokens',
  'granteePrincipal',
  'granteeServicePrincipal',
  'keyAgreementAlgorithm',
  'keyId',
  'keyPairSpec',
  'keySpec',
  'keyUsage',
  'macAlgorithm',
  'messageType',
  'multiRegion',
  'name',
  'numberOfBytes',
  'operations',
  'origin',
  'pendingWindowInDays',
  'primaryRegion',
  'replicaRegion',
  'retiringPrincipal',
  'retiringServicePrincipal',
  'rotationPeriodInDays',
  'signingAlgorithm',
  'sourceEncryptionAlgorithm',
  'sourceKeyId',
  'validTo',
  'wrappingAlgorithm',
  'wrappingKeySpec',
];

/** Parameters with entries, whose names stand behind a dot. */
const WITH_ENTRIES = [
  'destinationEncryptionContext',
  'encryptionContext',
  'encryptionContextEquals',
  'encryptionContextSubset',
  'sourceEncryptionContext',
  'storedContext',
  'storedTag',
  'tagging',
];

/** Those of which it means something that they have no entries. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['storedContext', 'storedTag', 'tagging']);

/** The names of all parameters that mean something to some operation, without their entries. */
export const parameterNames: ReadonlySet<string> = new Set([
  ...OF_S3,
  ...OF_KEYPROOF,
  ...OF_KMS,
  ...WITH_ENTRIES,
]);

/** What is wrong with the name of a parameter or of a condition key; undefined when it is one. */
export function parameterFault(name: string): string | undefined {
  if (isConditionKey(name)) return conditionKeyFault(name);
  const dot = name.indexOf('.');
  const parameter = dot < 0 ? name : name.slice(0, dot);
  if (!parameterNames.has(parameter)) {
    return `no request has a parameter \`${name}\`${meant(nearest(parameter, [...parameterNames]))}`;
  }
  const hasEntries = WITH_ENTRIES.includes(parameter);
  if (dot >= 0 && !hasEntries) return `the parameter \`${parameter}\` has no entries`;
  const isWhole = hasEntries && (dot < 0 ? !MAY_BE_EMPTY.has(parameter) : dot === name.length - 1);
  return isWhole ? `name the entry: \`${parameter}.NAME\`` : undefined;
}

/** Other services, and identity providers, may have keys that no list knows. */
function conditionKeyFault(name: string): string | undefined {
  if (!/^(?:aws|s3|kms):/i.test(name) || catalog.conditionKey(name)) return undefined;
  return `AWS has no condition key \`${name}\`${meant(catalog.nearestConditionKey(name))}`;
}

function meant(name: string | undefined): string {
  return name === undefined ? '' : `; did you mean \`${name}\`?`;
}
