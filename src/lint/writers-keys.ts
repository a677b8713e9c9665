import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type Policy, type Statement } from '../policy/policy.ts';
import type { StringNode } from '../syntax/tree.ts';
import { someShareResource } from './apart.ts';
import { reachOf, statementsOn } from './reach.ts';

/** An action on keys that a writer of objects has. */
export interface WritersKey {
  readonly statement: Statement;
  /** The entry that stands for the action. */
  readonly node: StringNode;
}

/**
 * The statements that allow an action of AWS KMS, by its id, to whom the same policy lets upload
 * objects without allowing `wanted` on the same keys; none where some part of the policy may allow that
 * after all.
 */
export function writersKeysWithout(
  policy: Policy,
  { has, wanted }: { readonly has: string; readonly wanted: string },
): readonly WritersKey[] {
  const allows = (id: string): readonly Statement[] =>
    statementsOn(policy, id).filter(
      (statement) => statement.effect === 'Allow' && reachOf(statement, id) !== undefined,
    );
  const wanting = allows(wanted);
  if (policy.problems.length > 0 || wanting.length > MOST) return [];
  if (allows('s3:PutObject').length === 0) return [];
  return allows(has).flatMap((statement) => {
    const reach = reachOf(statement, has);
    if (reach?.kind !== 'entry' || !isForS3(statement)) return [];
    const isAllowed = someShareResource(wanting, statement);
    return isAllowed ? [] : [{ statement, node: reach.node }];
  });
}

/** More statements are not compared: no policy needs them. */
const MOST = 16;

/** False for a statement about calls that another service makes. */
function isForS3({ conditions }: Statement): boolean {
  const via = conditions.filter(({ key }) => asciiLower(key.value) === 'kms:viaservice');
  return via.every(({ values }) => values.some((value) => /^(?:s3\.|\*)/.test(valueText(value))));
}
