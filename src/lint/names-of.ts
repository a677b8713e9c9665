import type { Statement } from '../policy/policy.ts';

/** Statements as messages name them: by their Sid, or else by their place, from 1. */
export function namesOf(statements: readonly Statement[]): readonly string[] {
  return statements.map(({ sid, index }) => sid?.value || `statement ${index + 1}`);
}
