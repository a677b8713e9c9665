import { identityForm, type IdentityForm } from '../catalog/identity-keys.ts';
import { knownClauses, type KnownClause } from './known-clauses.ts';
import type { PolicyContext } from './rule.ts';

/** A test of who calls that lets those in, or spares those, whose identity fits its values. */
export interface AdmittingTest extends KnownClause {
  readonly form: IdentityForm;
}

/** The positive tests of an Allow and the negated ones of a Deny on keys that name an identity. */
export function* admittingTests(context: PolicyContext): Generator<AdmittingTest> {
  for (const known of knownClauses(context)) {
    const { statement, row, key } = known;
    const admits = statement.effect === (row.negated ? 'Deny' : 'Allow');
    const form = identityForm(key);
    if (admits && form && row.family !== 'Null') yield { ...known, form };
  }
}
