import type { Estate } from '../estate/estate.ts';
import { sourcePlace, type SourcePlace } from '../estate/policy-source.ts';
import type { StatementSource } from '../term/term.ts';

/** Where a statement stands; undefined for a grant and for policies of AWS, which no file holds. */
export function statementPlace(
  { kind, policy, statement }: StatementSource,
  estate: Estate | undefined,
): SourcePlace | undefined {
  const source = kind === 'grant' ? undefined : estate?.sources.get(policy);
  return source && sourcePlace(source, statement);
}
