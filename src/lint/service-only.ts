import type { Statement } from '../policy/policy.ts';

/** True for a statement whose principals are AWS services and nobody else. */
export function isServiceOnly({ principal }: Statement): boolean {
  return (
    principal?.negated === false &&
    principal.entries.length > 0 &&
    principal.entries.every(({ type }) => type === 'Service')
  );
}
