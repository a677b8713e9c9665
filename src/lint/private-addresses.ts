import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import {
  valueText,
  type ConditionClause,
  type ConditionValue,
  type Effect,
  type Policy,
} from '../policy/policy.ts';
import { readNetwork } from '../term/network.ts';
import { isPrivateNetwork } from '../term/private-network.ts';

/** One address or range with its position among the values of its clause. */
export interface PlacedAddress {
  readonly index: number;
  readonly node: ConditionValue;
  readonly text: string;
}

/** A test of `aws:SourceIp` that lists private addresses. */
export interface PrivateAddresses {
  readonly effect: Effect;
  readonly clause: ConditionClause;
  readonly negated: boolean;
  readonly addresses: readonly [PlacedAddress, ...PlacedAddress[]];
  /** `mixed` when other addresses, or values that are not filled in, stand beside them. */
  readonly kind: 'only' | 'mixed';
}

/**
 * The tests of a policy for the address of the caller that list private ones. The key holds the
 * address that AWS sees: a public one, and none at all for requests through a VPC endpoint.
 * Source: IAM User Guide, reference_policies_condition-keys (aws:SourceIp).
 */
export function* privateAddresses({
  statements,
}: Pick<Policy, 'statements'>): Generator<PrivateAddresses> {
  for (const statement of statements) {
    const { effect, conditions } = statement;
    if (!effect) continue;
    for (const clause of conditions) {
      const row = operator(clause.operator.name);
      const isSourceIp = asciiLower(clause.key.value) === 'aws:sourceip';
      if (row?.family !== 'IpAddress' || !isSourceIp || clause.operator.setOperator) continue;
      const [first, ...others] = clause.values
        .map((node, index) => ({ index, node, text: valueText(node) }))
        .filter(({ text }) => isPrivate(text));
      if (!first) continue;
      const kind = others.length + 1 === clause.values.length ? 'only' : 'mixed';
      yield { effect, clause, negated: row.negated, addresses: [first, ...others], kind };
    }
  }
}

function isPrivate(text: string): boolean {
  const network = readNetwork(text, 128);
  return network !== undefined && isPrivateNetwork(network);
}
