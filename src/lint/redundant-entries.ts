import type { Element } from '../policy/policy.ts';
import { removeItems } from '../syntax/edit.ts';
import { member, type ArrayNode, type ObjectNode, type StringNode } from '../syntax/tree.ts';
import { coverers, type Covers } from './coverers.ts';
import type { Finding } from './finding.ts';
import { grouped } from '../policy/grouped.ts';

/** How the entries of an element are compared. */
export interface EntryOrder {
  /** The entry as `covers` reads it; equal ones are the same entry. */
  readonly textOf: (entry: string) => string;
  readonly covers: Covers;
}

/**
 * Finds entries of an Action or Resource list that another entry of it covers (`covered`: one finding
 * for each that does) or that stand there already (`repeated`: one finding for all), with a fix that
 * removes them. Data: `entries`, the needless ones, and for `covered` also `wide`, which stays.
 */
export function* redundantEntries(
  statement: ObjectNode,
  element: Element<{ readonly node: StringNode }> | undefined,
  { textOf, covers }: EntryOrder,
): Generator<Finding<'covered' | 'repeated'>> {
  const list = element && member(statement, element.key.value)?.value;
  if (list?.kind !== 'array' || list.items.length !== element?.patterns.length) return;
  const nodes = element.patterns.map(({ node }) => node);
  const texts = nodes.map(({ value }) => textOf(value));
  const needless = coverers(texts, covers).flatMap((wide, own) =>
    wide === undefined ? [] : [{ own, wide, repeats: texts[wide] === texts[own] }],
  );
  const covered = needless.filter(({ repeats }) => !repeats);
  for (const [wide, group] of grouped(covered, (entry) => entry.wide)) {
    yield* coveredFinding(list, nodes, { wide, gone: group.map(({ own }) => own) });
  }
  const repeated = needless.filter(({ repeats }) => repeats);
  yield* repeatedFinding(
    list,
    nodes,
    repeated.map(({ own }) => own),
  );
}

function* coveredFinding(
  list: ArrayNode,
  nodes: readonly StringNode[],
  { wide, gone }: { readonly wide: number; readonly gone: readonly number[] },
): Generator<Finding<'covered'>> {
  const kept = nodes[wide];
  const [first, ...others] = gone.flatMap((index) => nodes[index] ?? []);
  if (!kept || !first) return;
  yield {
    at: first,
    message: 'covered',
    data: { wide: kept.value, entries: [first, ...others].map(({ value }) => value) },
    labels: [
      { at: kept.at, message: 'covers it' },
      ...others.map(({ at }) => ({ at, message: 'covered as well' })),
    ],
    fix: {
      grade: 'safe',
      title: `remove what \`${kept.value}\` covers`,
      edits: removeItems(list, gone),
    },
  };
}

function* repeatedFinding(
  list: ArrayNode,
  nodes: readonly StringNode[],
  gone: readonly number[],
): Generator<Finding<'repeated'>> {
  const [first, ...others] = gone.flatMap((index) => nodes[index] ?? []);
  if (!first) return;
  yield {
    at: first,
    message: 'repeated',
    data: { entries: [first, ...others].map(({ value }) => value) },
    labels: others.map(({ at }) => ({ at, message: 'also stands above' })),
    fix: { grade: 'safe', title: 'remove the repetitions', edits: removeItems(list, gone) },
  };
}
