import type { KeyTest, PresenceTest } from './test.ts';
import { every, some, type Truth } from './truth.ts';
import { contains, type Membership } from './value-set.ts';
import type { World } from './world.ts';

/**
 * Whether a condition on a context key holds. This is the one place that knows how operators take
 * absent, empty, single and several values.
 * Sources: IAM User Guide, reference_policies_elements_condition_operators (absent keys, IfExists),
 * reference_policies_condition-single-vs-multi-valued-context-keys (set operators).
 */
export function keyHolds(test: KeyTest, world: World): Truth {
  const state = world.lookup(test.key);
  switch (state.kind) {
    case 'unknown':
      return 'unknown';
    case 'absent':
      return test.whenAbsent;
    case 'value':
      return singleHolds(test, state.text, world);
    case 'list':
      return listHolds(test, state.texts, world);
  }
}

/** `Null`: whether the key is there. */
export function isPresent(test: PresenceTest, world: World): Truth {
  const state = world.lookup(test.key);
  if (state.kind === 'unknown') return 'unknown';
  const isEmptyList = state.kind === 'list' && state.texts.length === 0;
  const present = isEmptyList ? test.emptyIsPresent : state.kind !== 'absent';
  return present ? test.whenPresent : test.whenAbsent;
}

function singleHolds(test: KeyTest, value: string, world: World): Truth {
  // For a set operator a set whose only value is the empty text is a null data set.
  if (value === '' && test.quantifier !== 'one') return test.quantifier === 'all';
  return valueHolds(test, value, world);
}

function listHolds(test: KeyTest, values: readonly string[], world: World): Truth {
  const [first] = values;
  if (first === undefined) return test.whenAbsent;
  if (values.length === 1) return singleHolds(test, first, world);
  if (test.quantifier === 'one') return severalHold(test, values, world);
  const holds = (value: string): Truth => valueHolds(test, value, world);
  return test.quantifier === 'all' ? every(values, holds) : some(values, holds);
}

/** Without a set operator several values never match, or by the other reading any of them may. */
function severalHold(test: KeyTest, values: readonly string[], world: World): Truth {
  const holds = (value: string): Truth => valueHolds(test, value, world);
  const other = test.negated ? every(values, holds) : some(values, holds);
  if (other !== false) world.readings.meet('D12');
  return world.readings.isOther('D12') ? other : false;
}

/** One request value: in one of the sets, or for a negated test in none of them. */
function valueHolds(test: KeyTest, value: string, world: World): Truth {
  const { sets, negated } = test;
  let result: Truth = negated;
  for (const set of sets) {
    const membership = contains(set, value, world.lookup);
    const truth = negated ? outside(test, membership) : inside(membership);
    if (truth === !negated) return truth;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

function inside(membership: Membership): Truth {
  return membership === true || (membership === 'unknown' && membership);
}

function outside(test: KeyTest, membership: Membership): Truth {
  switch (membership) {
    case 'unreadable':
      return test.whenUnreadable;
    case 'unresolved':
      return test.whenUnresolved;
    case 'unknown':
      return membership;
    default:
      return !membership;
  }
}
