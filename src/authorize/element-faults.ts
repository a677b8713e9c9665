import { readOperatorUse } from '../policy/operator-use.ts';
import type { PrincipalElement, Statement } from '../policy/policy.ts';
import { property, type Member } from '../syntax/tree.ts';
import { usedOperator } from '../term/condition.ts';
import type { PolicyKind } from './policy-kind.ts';

/**
 * Why nobody can tell whom a statement names; undefined for a well-formed principal.
 * Source: IAM User Guide, reference_policies_elements_principal.
 */
export function principalFault(
  { principal: element }: Statement,
  { principal, notPrincipal }: PolicyKind,
): string | undefined {
  if (principal === 'forbidden') return element && 'a policy of its kind takes no principal';
  if (!element) return 'it has no Principal';
  if (element.negated && !notPrincipal) return 'a policy of its kind takes no NotPrincipal';
  const { entries } = element;
  if (entries.length === 0 || !entries.every(isPrincipal)) return 'its principal is malformed';
  const isEveryone = entries.every(({ type }) => type === '*');
  return principal === 'only-everyone' && !isEveryone ? 'its Principal must be `*`' : undefined;
}

/** The lone star is documented for AWS; what it would mean under the other names nobody says. */
function isPrincipal({ type, value }: PrincipalElement['entries'][number]): boolean {
  if (type === 'AWS') return true;
  return type === '*' ? value === '*' : OUTSIDERS.has(type) && value !== '*';
}

const OUTSIDERS: ReadonlySet<string> = new Set(['Service', 'Federated', 'CanonicalUser']);

/** An unknown operator without keys, which makes no clause of its own. */
export function operatorFault({ node }: Statement): string | undefined {
  const block = property(node, 'Condition');
  if (block?.kind !== 'object') return undefined;
  const idle = block.members.find(
    (member) => isIdle(member) && !usedOperator(readOperatorUse(member.key)),
  );
  return idle && `\`${idle.key.value}\` is no condition operator`;
}

function isIdle({ value }: Member): boolean {
  return value.kind === 'object' && value.members.length === 0;
}
