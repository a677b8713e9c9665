import { ENCRYPTION_HEADERS, type EncryptionHeader } from '../catalog/encryption-headers.ts';
import { operator, type Operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { demandedKeys } from './absent-key.ts';
import { appliesTo } from './applied-actions.ts';
import type { PolicyContext } from './rule.ts';

/** A test of an encryption header in a Deny that applies to uploads. */
export interface EncryptionDenial {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  readonly row: Operator;
  readonly header: EncryptionHeader;
  /** True when an upload without the header passes the statement, for one of its tests asks for it. */
  readonly isGuarded: boolean;
}

/** Finds the tests by which a policy denies uploads for what they say of encryption. */
export function* encryptionDenials(context: PolicyContext): Generator<EncryptionDenial> {
  for (const statement of context.policy.statements) {
    if (statement.effect !== 'Deny') continue;
    const tests = statement.conditions.flatMap((clause) => {
      const header = ENCRYPTION_HEADERS.get(asciiLower(clause.key.value));
      const row = operator(clause.operator.name);
      return header && row ? [{ clause, header, row }] : [];
    });
    if (tests.length === 0 || !appliesTo(statement, ['s3:PutObject'], context)) continue;
    const demanded = demandedKeys(statement);
    for (const test of tests) {
      const isGuarded = demanded.has(asciiLower(test.clause.key.value));
      yield { statement, ...test, isGuarded };
    }
  }
}
