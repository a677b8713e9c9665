import type { KeyState } from '../term/key-state.ts';
import { has, members } from './bits.ts';
import type { Given } from './claim.ts';
import { holeTexts } from './hole-texts.ts';
import type { Group } from './leaf-groups.ts';
import { matchWords, type Match } from './match-words.ts';
import type { Problem } from './problem.ts';
import { templatesOf } from './relate.ts';
import type { Relation } from './relation.ts';
import { ABSENT_POINT, type Space } from './space.ts';
import type { SearchState } from './state.ts';
import { matchedLanguages } from './views.ts';
import { stateAmong } from './witness.ts';

/** States to try for the variables of a group. */
export interface Candidates {
  readonly states: readonly KeyState[];
  /** True when there is no need to try others. */
  readonly isComplete: boolean;
}

export interface Place {
  readonly problem: Problem;
  readonly state: SearchState;
}

/** More texts than this are not tried. */
const LIMIT = 60;

/** The states to try for a group, when some groups have their states. */
export function candidatesOf(group: Group, place: Place, states: Given): Candidates {
  const { problem, state } = place;
  const at = problem.placeOf(group.names[0] ?? '');
  const space = problem.spaceAt(at);
  if (space.isMultivalued) return lists(group, place, states);
  const absent: readonly KeyState[] = has(group.points, ABSENT_POINT) ? [{ kind: 'absent' }] : [];
  const wanted = group.relations.length + state.relations.size + 2;
  const found = matching(group, place, states, wanted) ?? known(group, space);
  const suggested = group.relations.flatMap((related) =>
    suggestions(related, group, place, states),
  );
  const texts = new Set([...found.texts.slice(0, LIMIT), ...suggested]);
  const fitting = [...texts].filter((text) => fits(text, group, space));
  const valued = fitting.map((text): KeyState => ({ kind: 'value', text }));
  return { states: [...valued, ...absent], isComplete: found.isComplete };
}

interface Texts {
  readonly texts: readonly string[];
  readonly isComplete: boolean;
}

/**
 * Texts of the classes. Where variables are only equal or not, as many as there are variables and
 * one more are enough to try.
 */
function known({ points, relations }: Group, space: Space): Texts {
  const classes = [...members(points)].flatMap((point) => space.classOf(point) ?? []);
  const texts = classes.flatMap((one) => one.texts);
  const isEqualOnly = relations.every(([{ kind }]) => kind === 'equal');
  const isAll = classes.every(({ isExhausted }) => isExhausted) && texts.length <= LIMIT;
  const isEnough = isEqualOnly && (texts.length > relations.length * 2 || isAll);
  return { texts, isComplete: isAll || isEnough };
}

/** Texts that match the templates whose holes are filled; undefined when there are none of these. */
function matching(
  group: Group,
  { problem }: Place,
  states: Given,
  count: number,
): Texts | undefined {
  const matches: Match[] = [];
  let isAll = true;
  for (const [relation, isWanted] of group.relations) {
    const isTested = relation.kind === 'match' && relation.variables[0] === group.names[0];
    const isFilled = relation.variables.slice(1).every((name) => states.has(name));
    if (isTested && isFilled) {
      const languages = matchedLanguages(problem.grounding, relation, states);
      matches.push({ languages, isWanted });
    } else if (relation.kind !== 'equal') isAll = false;
  }
  if (matches.length === 0 || group.names.length > 1) return undefined;
  const space = problem.spaceAt(problem.placeOf(group.names[0] ?? ''));
  const { automaton } = space.partition;
  const found = matchWords({ automaton, fits: (text) => fits(text, group, space), matches, count });
  return { texts: found.texts, isComplete: found.isComplete && isAll };
}

function fits(text: string, { points }: Group, space: Space): boolean {
  const point = space.pointOf(text);
  return point !== undefined && has(points, point);
}

/** Texts in a hole that make a known text of the tested variable match. */
function suggestions(
  [relation, holds]: readonly [Relation, boolean],
  { names }: Group,
  { problem, state }: Place,
  states: Given,
): readonly string[] {
  const [tested, ...holes] = relation.variables;
  if (!holds || tested === undefined || !holes.some((name) => names.includes(name))) return [];
  const scope = problem.grounding.scopes[relation.part];
  const [template] = templatesOf(relation.test);
  const possible = state.possible[problem.placeOf(tested)];
  if (!scope || !template || !possible || !relation.isTested) return [];
  const space = problem.spaceAt(problem.placeOf(tested));
  const keys = template.pieces.flatMap((piece) => (piece.kind === 'hole' ? [piece.key] : []));
  const key = keys.find((one) => {
    const symbolic = scope.request.key(one);
    return symbolic.kind === 'variable' && names.includes(symbolic.name);
  });
  if (key === undefined) return [];
  const texts = [...members(possible.points)].flatMap((point) => space.classOf(point)?.texts ?? []);
  const isResource = relation.test.kind === 'resource-template';
  const { lookup } = scope.world(new Map([...states, ...relation.given]));
  const fill = (name: string): string | undefined => {
    const filled = lookup(name);
    return filled.kind === 'value' ? filled.text : undefined;
  };
  return texts.slice(0, LIMIT).flatMap((text) => {
    const compared = isResource ? text.split(':').slice(5).join(':') : text;
    return [...(holeTexts(compared, { template, key, fill, limit: LIMIT }) ?? [])];
  });
}

/** For a list: what is possible anyway, and lists with the texts that other variables have. */
function lists(group: Group, { problem, state }: Place, states: Given): Candidates {
  const at = problem.placeOf(group.names[0] ?? '');
  const space = problem.spaceAt(at);
  const possible = state.possible[at];
  const plain = possible && stateAmong(space, possible);
  const texts = [...states.values()].flatMap((one) => (one.kind === 'value' ? [one.text] : []));
  const singles = texts.filter((text) => fits(text, group, space));
  const more = singles.map((text): KeyState => ({ kind: 'list', texts: [text] }));
  return { states: [...more, ...(plain ? [plain] : [])], isComplete: false };
}
