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
      return valuesHold(test, [state.text], world);
    case 'list':
      return state.texts.length === 0 ? test.whenAbsent : valuesHold(test, state.texts, world);
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

function valuesHold(test: KeyTest, values: readonly string[], world: World): Truth {
  const holds = (value: string): Truth => valueHolds(test, value, world);
  const [first = ''] = values;
  if (test.quantifier === 'one') {
    return values.length === 1 ? holds(first) : severalHold(test, values, world);
  }
  const forAll = test.quantifier === 'all';
  // A set whose only value is the empty text is a null data set.
  if (values.length === 1 && first === '') return forAll;
  return forAll ? every(values, holds) : some(values, holds);
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
  if (!test.negated) return some(test.sets, (set) => inside(contains(set, value, world.lookup)));
  return every(test.sets, (set) => outside(test, contains(set, value, world.lookup)));
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
