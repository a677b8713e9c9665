import { readArnPattern } from '../term/arn-pattern.ts';
import { FALSE, TRUE, type Term } from '../term/term.ts';
import { actionAmong } from './action-among.ts';
import { IAM_CALLERS } from './principal-naming.ts';
import type { Scene } from './statement-reach.ts';

/**
 * What AWS KMS accepts whatever the policies say: changes of aliases that are not its own, signed
 * requests, and from other accounts only the operations that are made for them.
 * Sources: AWS KMS Developer Guide, key-policy-modifying-external-accounts and kms-alias.
 */
export function kmsAccepts(scene: Scene): Term {
  const { terms, situation } = scene;
  if (situation.service !== 'kms') return TRUE;
  if (situation.caller === 'anonymous') return FALSE;
  if (situation.resource === 'alias') return terms.not(changesReservedAlias(scene));
  if (situation.resource !== 'key' || !IAM_CALLERS.has(situation.caller)) return TRUE;
  const worksAcross = actionAmong(CROSS_ACCOUNT_ACTIONS, situation.action, terms);
  switch (situation.relation) {
    case 'same-account':
      return TRUE;
    case 'cross-account':
      return worksAcross;
    case 'unknown':
      return terms.or(worksAcross, terms.unknown('the account of the key is not in the input'));
  }
}

function changesReservedAlias({ terms, situation }: Scene): Term {
  const written = ['arn:*:kms:*:*:alias/aws/*'];
  const patterns = written.map(readArnPattern).filter((pattern) => pattern !== undefined);
  return terms.and(
    actionAmong(ALIAS_CHANGES, situation.action, terms),
    terms.test({ kind: 'resource', patterns, written }),
  );
}

const ALIAS_CHANGES = ['kms:createalias', 'kms:updatealias', 'kms:deletealias'];

const CROSS_ACCOUNT_ACTIONS = [
  'kms:creategrant',
  'kms:decrypt',
  'kms:derivesharedsecret',
  'kms:describekey',
  'kms:encrypt',
  'kms:generatedatakey*',
  'kms:generatemac',
  'kms:getkeyrotationstatus',
  'kms:getpublickey',
  'kms:listgrants',
  'kms:reencrypt*',
  'kms:retiregrant',
  'kms:revokegrant',
  'kms:sign',
  'kms:verify',
  'kms:verifymac',
];
