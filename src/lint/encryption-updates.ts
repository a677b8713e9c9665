import { isEncryptionKey } from '../catalog/encryption-headers.ts';
import { grouped } from '../policy/grouped.ts';
import type { Statement } from '../policy/policy.ts';
import { appliesTo } from './applied-actions.ts';
import { encryptionDenials, type EncryptionDenial } from './encryption-denials.ts';
import type { PolicyContext } from './rule.ts';
import { holdsFor } from './value-test.ts';

/** A Deny of uploads by their encryption that other actions which set it get past. */
export interface UnseenUpdate {
  readonly statement: Statement;
  readonly test: EncryptionDenial;
  /** Ids of these actions. */
  readonly actions: readonly [string, ...string[]];
  /** True when one of them moves an object to a key that the Deny was to rule out. */
  readonly canMove: boolean;
}

const UPDATE = 's3:UpdateObjectEncryption';
const REPLICATE = 's3:ReplicateObject';

/** Finds them, one for each statement. */
export function* unseenUpdates(context: PolicyContext): Generator<UnseenUpdate> {
  const pins = [...encryptionDenials(context)].filter(
    ({ header, row }) => header !== 'own-key' && row.negated,
  );
  if (pins.length === 0) return;
  const open = [UPDATE, REPLICATE].filter((id) => !isDenied(id, context));
  for (const [statement, tests] of grouped(pins, (each) => each.statement)) {
    const isOpen = tests.some(missesUpdate);
    const [first, ...others] = open.filter((id) => isOpen || id === REPLICATE);
    if (!first) continue;
    const actions = [first, ...others] as const;
    yield { statement, test: tests[0], actions, canMove: actions.includes(UPDATE) };
  }
}

/** A move to a KMS key gets past a Deny that holds uploads to one key, or to no key of KMS at all. */
function missesUpdate({ header, clause }: EncryptionDenial): boolean {
  return header === 'key' || holdsFor(clause, 'aws:kms') === true;
}

function isDenied(id: string, context: PolicyContext): boolean {
  return context.policy.statements.some(
    (statement) =>
      statement.effect === 'Deny' &&
      (statement.conditions.length === 0 ||
        statement.conditions.some(({ key }) => isEncryptionKey(key.value))) &&
      appliesTo(statement, [id], context),
  );
}
