import { lower } from './ascii.ts';
import { readArn } from './arn.ts';
import type { Context } from './context.ts';
import { keyHolds } from './condition.ts';
import type { Truth } from './truth.ts';

/** True for the ARN of a KMS key. */
export function isKey(resource: string): boolean {
  const arn = readArn(resource);
  return arn?.service === 'kms' && arn.rest.startsWith('key/');
}

/** True for the ARN of an IAM role. */
export function isRole(resource: string): boolean {
  const arn = readArn(resource);
  return arn?.service === 'iam' && arn.rest.startsWith('role/');
}

/**
 * True for the operations on a key that another account can be allowed.
 * Source: KMS Developer Guide, key-policy-modifying-external-accounts.
 */
export function worksAcrossAccounts(action: string): boolean {
  const name = lower(action).slice('kms:'.length);
  const isFamily = name.startsWith('reencrypt') || name.startsWith('generatedatakey');
  return isFamily || CROSS_ACCOUNT.has(name);
}

/** True for a change of an alias that only AWS makes: `alias/aws/…`. */
export function isReservedAliasChange(action: string, resource: string): boolean {
  const isChange = ALIAS_CHANGES.has(lower(action));
  return isChange && readArn(resource)?.rest.startsWith('alias/aws/') === true;
}

/** Whether the key is one that AWS manages: it has an alias under `alias/aws/`. */
export function isAwsManaged(context: Context): Truth {
  return keyHolds(context, 'kms:ResourceAliases', (alias) => alias.startsWith('alias/aws/'));
}

const CROSS_ACCOUNT = new Set([
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'generatemac',
  'verifymac',
  'derivesharedsecret',
  'creategrant',
  'describekey',
  'getkeyrotationstatus',
  'getpublickey',
  'listgrants',
  'retiregrant',
  'revokegrant',
]);
const ALIAS_CHANGES = new Set(['kms:createalias', 'kms:updatealias', 'kms:deletealias']);
