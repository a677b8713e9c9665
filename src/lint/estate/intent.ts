import { parseArn } from '../../policy/arn.ts';
import { readAwsPrincipal } from '../../policy/principal.ts';
import type { Statement } from '../../policy/policy.ts';
import type { PlacedStatement } from './uses.ts';

/**
 * True for an Allow that is meant for something in particular: the resource of a caller's own policy
 * is no wildcard alone, the policy of a resource names a user or a role. Whoever may do everything is
 * often kept from a key on purpose.
 */
export function isMeant({ kind, statement }: PlacedStatement): boolean {
  return kind === 'identity' ? namesResource(statement) : namesSomebody(statement);
}

function namesResource({ resource }: Statement): boolean {
  if (!resource || resource.negated) return false;
  return resource.patterns.some(({ text }) => {
    const name = parseArn(text)?.resource.replace(/^key\//, '') ?? '';
    return name !== '' && !/^[*?]/.test(name);
  });
}

function namesSomebody({ principal }: Statement): boolean {
  if (!principal || principal.negated) return false;
  return principal.entries.some(({ type, value }) => {
    if (type !== 'AWS') return false;
    const { kind } = readAwsPrincipal(value);
    return kind !== 'anyone' && kind !== 'account' && kind !== 'unknown';
  });
}
