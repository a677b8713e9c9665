import { keyUses } from '../catalog/key-use.ts';
import type { Policy } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import type { StringNode } from '../syntax/tree.ts';
import { limitsCaller } from './caller-limit.ts';
import { isOfAccount } from './defeated-tests.ts';
import { reachOf } from './reach.ts';

/** An Allow of a key policy for whoever there is in an account or an organization. */
export interface WholeAccountUse {
  readonly node: StringNode;
  /** True when it covers the policy of the key as well. */
  readonly administers: boolean;
}

const POLICY = 'kms:PutKeyPolicy';

/** Finds them: the account is all that their conditions ask for. */
export function* wholeAccountUses({
  statements,
}: Pick<Policy, 'statements'>): Generator<WholeAccountUse> {
  for (const statement of statements) {
    const { effect, principal, conditions } = statement;
    if (effect !== 'Allow' || !principal || principal.negated || conditions.length === 0) continue;
    const anyone = principal.entries.find(namesAnyone);
    if (!anyone || !conditions.every(isOfAccount) || !conditions.some(limitsCaller)) continue;
    const administers = reachOf(statement, POLICY) !== undefined;
    if (administers || keyUses.some((id) => reachOf(statement, id))) {
      yield { node: anyone.node, administers };
    }
  }
}
