import type { Element } from '../policy/policy.ts';
import { removeItems } from '../syntax/edit.ts';
import { member, type ArrayNode, type ObjectNode, type StringNode } from '../syntax/tree.ts';
import { coverers, type Covers } from './coverers.ts';
import type { Finding } from './finding.ts';

/** How the entries of an element are compared. */
export interface EntryOrder {
  /** The entry as `covers` reads it; equal ones are the same entry. */
  readonly textOf: (entry: string) => string;
  readonly covers: Covers;
}

/**
 * Finds entries of an Action or Resource list that another entry of it covers (`covered`) or repeats
 * (`repeated`): one finding for each entry that makes others needless, with a fix that removes these.
 * Data: `wide`, the entry that stays, and `entries`.
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
  const groups = new Map<string, { readonly wide: number; readonly gone: number[] }>();
  for (const [own, wide] of coverers(texts, covers).entries()) {
    if (wide === undefined) continue;
    const key = `${wide} ${texts[wide] === texts[own]}`;
    const group = groups.get(key);
    if (group) group.gone.push(own);
    else groups.set(key, { wide, gone: [own] });
  }
  for (const group of groups.values()) yield* findingFor(list, nodes, { texts, ...group });
}

interface Group {
  readonly texts: readonly string[];
  readonly wide: number;
  readonly gone: readonly number[];
}

function* findingFor(
  list: ArrayNode,
  nodes: readonly StringNode[],
  { texts, wide, gone }: Group,
): Generator<Finding<'covered' | 'repeated'>> {
  const kept = nodes[wide];
  const [first, ...others] = gone.flatMap((index) => nodes[index] ?? []);
  if (!kept || !first) return;
  const repeats = gone.some((index) => texts[index] === texts[wide]);
  yield {
    at: first,
    message: repeats ? 'repeated' : 'covered',
    data: { wide: kept.value, entries: [first, ...others].map(({ value }) => value) },
    labels: [
      { at: kept.at, message: repeats ? 'first here' : 'covers it' },
      ...others.map(({ at }) => ({ at, message: repeats ? 'and here' : 'covered as well' })),
    ],
    fix: {
      grade: 'safe',
      title: repeats ? 'remove the repetition' : `remove what \`${kept.value}\` covers`,
      edits: removeItems(list, gone),
    },
  };
}
