import { asciiLower } from '../policy/ascii-case.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';

/** Which tags a statement on `sts:TagSession` lets pass at most. */
export interface TagLimits {
  /** Their names in lower case; undefined for any. */
  readonly names: ReadonlySet<string> | undefined;
  /** The values of a tag by its name in lower case; of one that is not listed any. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Any tag with any value. */
export const NO_LIMITS: TagLimits = { names: undefined, values: new Map() };

/**
 * The limits that conditions of a statement set to tags by listing names (`aws:TagKeys`, all of
 * them) or values (`aws:RequestTag/…`). Other conditions may limit more than is said here.
 * Source: IAM User Guide, id_session-tags (managing session tags).
 */
export function limitsOf({ conditions }: Statement): TagLimits {
  let names: ReadonlySet<string> | undefined;
  const values = new Map<string, ReadonlySet<string>>();
  for (const clause of conditions) {
    const listed = textsOf(clause);
    const key = asciiLower(clause.key.value);
    if (!listed) continue;
    if (key === 'aws:tagkeys' && setOperatorOf(clause.operator) === 'ForAllValues') {
      names = both(names, new Set(listed.map(asciiLower)));
    }
    if (key.startsWith(REQUEST_TAG)) {
      const name = key.slice(REQUEST_TAG.length);
      values.set(name, both(values.get(name), new Set(listed)));
    }
  }
  return { names, values };
}

const REQUEST_TAG = 'aws:requesttag/';

/** The values of a clause that tests for being equal to one of them; undefined of any other. */
function textsOf({ operator, values }: ConditionClause): readonly string[] | undefined {
  const texts = values.map(valueText);
  const isPlain = asciiLower(operator.name) === 'stringequals';
  return isPlain && texts.every((text) => !text.includes('${')) ? texts : undefined;
}

function both(
  before: ReadonlySet<string> | undefined,
  now: ReadonlySet<string>,
): ReadonlySet<string> {
  return before ? new Set([...now].filter((text) => before.has(text))) : now;
}
