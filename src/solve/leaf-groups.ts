import { meet, type Bits } from './bits.ts';
import type { Problem } from './problem.ts';
import type { Relation } from './relation.ts';
import { groupByEquality } from './sorts.ts';
import type { SearchState } from './state.ts';

/** Variables that are equal at the end of a search. */
export interface Group {
  readonly names: readonly string[];
  /** The points that all of them may be at. */
  readonly points: Bits;
  /** The relations with other groups that were assumed, with whether they hold. */
  readonly relations: readonly (readonly [relation: Relation, holds: boolean])[];
}

/** The related variables in groups; those that only stand in holes come before what is matched. */
export function groupsOf(problem: Problem, state: SearchState): readonly Group[] {
  const names = new Set([...state.relations.keys()].flatMap(({ variables }) => variables));
  const equal = [...state.relations].filter(([, holds]) => holds).map(([relation]) => relation);
  const groups = groupByEquality([...names].sort(), equal).map((members): Group => {
    const relations = [...state.relations].filter(([relation]) => {
      return relation.variables.some((name) => members.includes(name));
    });
    return { names: members, points: pointsOf(problem, state, members), relations };
  });
  return groups.toSorted((left, right) => testsIn(left) - testsIn(right));
}

function pointsOf(problem: Problem, state: SearchState, names: readonly string[]): Bits {
  const all = names.map(
    (name) => state.possible[problem.placeOf(name)]?.points ?? new Uint32Array(),
  );
  return all.reduce((left, right) => meet(left, right));
}

/** How many relations test a variable of the group against others. */
function testsIn({ names, relations }: Group): number {
  return relations.filter(([{ kind, isTested, variables }]) => {
    return kind !== 'equal' && isTested && names.includes(variables[0] ?? '');
  }).length;
}
