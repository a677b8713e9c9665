import { keyUses } from '../catalog/key-use.ts';
import { isServicePair } from '../catalog/service-contexts.ts';
import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { isPlain } from '../policy/plain-value.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { demandsValue } from './caller-limit.ts';
import { reachOf } from './reach.ts';

/** A pair of the encryption context that an Allow asks for, and whose value nothing tests. */
export interface UnreadPair {
  readonly clause: ConditionClause;
  /** The name of the pair, as it is written. */
  readonly pair: string;
}

const CONTEXT = 'kms:encryptioncontext:';
const NAMES = 'kms:encryptioncontextkeys';

/** Finds them in the Allow statements for the use of a key, each pair of a statement once. */
export function* unreadPairs({ statements }: Pick<Policy, 'statements'>): Generator<UnreadPair> {
  const denied = new Set(
    statements
      .filter(({ effect }) => effect === 'Deny')
      .flatMap((statement) => readPairs(statement)),
  );
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    const read = new Set([...denied, ...readPairs(statement)]);
    const asked = statement.conditions.flatMap(demandedPairs);
    const unread = asked.filter(({ pair }) => !read.has(asciiLower(pair)));
    if (unread.length === 0 || !keyUses.some((id) => reachOf(statement, id))) continue;
    yield* new Map(unread.map((each) => [asciiLower(each.pair), each])).values();
  }
}

/** The pairs that a clause wants to be there; those of AWS services say what they are for anyway. */
function demandedPairs(clause: ConditionClause): readonly UnreadPair[] {
  const key = clause.key.value;
  const texts = clause.values.map(valueText);
  if (asciiLower(key) === NAMES) {
    const names = demandsValue(clause)
      ? texts.filter((text) => isPlain(text) && !hasWildcard(text))
      : [];
    return names.filter((name) => !isServicePair(name)).map((pair) => ({ clause, pair }));
  }
  const isPresence = operator(clause.operator.name)?.family === 'Null' || texts.every(isStar);
  if (!asciiLower(key).startsWith(CONTEXT) || !isPresence) return [];
  const pair = key.slice(CONTEXT.length);
  return resultWhenAbsent(clause) === false && !isServicePair(pair) ? [{ clause, pair }] : [];
}

/** The pairs whose values a statement tests, in lower case. */
function readPairs({ conditions }: Statement): readonly string[] {
  return conditions.flatMap((clause) => {
    const key = asciiLower(clause.key.value);
    const isValue = operator(clause.operator.name)?.family !== 'Null';
    const isTest = isValue && !clause.values.map(valueText).every(isStar);
    return isTest && key.startsWith(CONTEXT) ? [key.slice(CONTEXT.length)] : [];
  });
}

function isStar(text: string): boolean {
  return /^\*+$/.test(text);
}
