import { isEncryptionKey } from '../catalog/encryption-headers.ts';
import { isServicePair } from '../catalog/service-contexts.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { variablesIn } from '../policy/variable.ts';
import { demandedKeys, resultWhenAbsent } from './absent-key.ts';
import { appliesTo } from './applied-actions.ts';
import { encryptionDenials, type EncryptionDenial } from './encryption-denials.ts';
import type { PolicyContext } from './rule.ts';
import { holdsFor } from './value-test.ts';

/** An Allow of uploads that may leave the encryption context aside by which the caller is held. */
export interface ContextUpload {
  readonly statement: Statement;
  /** The test of the encryption context. */
  readonly clause: ConditionClause;
}

const CONTEXT = 'kms:encryptioncontext:';
const UPLOAD = ['s3:PutObject'];
const DATA_KEYS = ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'];

/**
 * Finds the uploads that a policy allows with any encryption, where it allows data keys of AWS KMS only
 * under an encryption context of the caller's own. An upload with the header `AES256` needs no data key.
 */
export function* contextUploads(context: PolicyContext): Generator<ContextUpload> {
  const allows = context.policy.statements.filter(({ effect }) => effect === 'Allow');
  const [clause] = allows
    .filter((statement) => appliesTo(statement, DATA_KEYS, context))
    .flatMap(({ conditions }) => conditions.filter(tiesContext));
  if (!clause || [...encryptionDenials(context)].some(stopsOthers)) return;
  for (const statement of allows) {
    if ([...demandedKeys(statement)].some(isEncryptionKey)) continue;
    if (appliesTo(statement, UPLOAD, context)) yield { statement, clause };
  }
}

/**
 * A test that ties a pair of the encryption context to something of the caller. What services put there
 * themselves tells no owner: the ARN of an object is limited by `Resource` as well.
 */
function tiesContext(clause: ConditionClause): boolean {
  const key = asciiLower(clause.key.value);
  if (!key.startsWith(CONTEXT) || isServicePair(key.slice(CONTEXT.length))) return false;
  if (resultWhenAbsent(clause) !== false) return false;
  return clause.values.some((value) => variablesIn(valueText(value)).length > 0);
}

function stopsOthers({ clause, header }: EncryptionDenial): boolean {
  if (header === 'algorithm') return holdsFor(clause, 'AES256') === true;
  return header === 'key' && resultWhenAbsent(clause) === true;
}
