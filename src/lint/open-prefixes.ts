import { isFreeForm } from '../catalog/free-form-keys.ts';
import { operator } from '../catalog/operators.ts';
import { hasVariables } from '../policy/policy.ts';
import type { VariableUse } from '../policy/variable.ts';
import type { PolicyContext } from './rule.ts';
import { variableParts, type PlacedVariable } from './variable-parts.ts';

/** A variable for a name with a wildcard right behind it: it stands for longer names as well. */
export interface OpenPrefix extends PlacedVariable<VariableUse> {
  /** The variable and the wildcard. */
  readonly pattern: string;
}

/**
 * Finds them where they let more in: in the Resource and the positive tests of an Allow, in the
 * NotResource and the negated tests of a Deny.
 */
export function* openPrefixes({ policy, catalog }: PolicyContext): Generator<OpenPrefix> {
  if (!hasVariables(policy)) return;
  for (const placed of variableParts(policy)) {
    const { part, node, text } = placed;
    if (part.kind !== 'variable' || !letsIn(placed)) continue;
    const next = node.value[part.to];
    const key = catalog.conditionKey(part.key);
    if ((next !== '*' && next !== '?') || !key || !isFreeForm(key) || isId(part.key)) continue;
    yield { ...placed, part, pattern: text + next };
  }
}

/** A tag that holds an id: ids are of one length, and none begins like another. */
function isId(key: string): boolean {
  const [, tag = ''] = key.split('/', 2);
  return /(?:^|[^A-Za-z])id$|[a-z]I[dD]$/.test(tag);
}

function letsIn({ statement: { effect, resource }, clause }: PlacedVariable): boolean {
  if (!clause) return effect === (resource?.negated ? 'Deny' : 'Allow');
  const row = operator(clause.operator.name);
  return row?.wildcards === true && effect === (row.negated ? 'Deny' : 'Allow');
}
