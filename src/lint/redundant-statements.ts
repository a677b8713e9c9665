import { asciiLower } from '../policy/ascii-case.ts';
import { memberText } from '../policy/canonical-text.ts';
import { coversAction, coversResource } from '../policy/covers.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { coverers, type Covers } from './coverers.ts';
import { grouped } from '../policy/grouped.ts';

/** A statement that others make needless. */
export interface RedundantStatement {
  readonly statement: Statement;
  /** The statements that cover it, in the order of its own entries. */
  readonly by: readonly Statement[];
}

/**
 * Statements that cover nothing that others of the policy do not: equal ones, and ones that differ
 * in a single element, whose entries the others' entries cover. All of them can go together, for
 * what covers in the end stays. Time is linear in the policy.
 */
export function redundantStatements(policy: Policy): readonly RedundantStatement[] {
  const unclear = new Set(policy.problems.map(({ statement }) => statement));
  const clear = policy.statements.filter(({ effect, index }) => effect && !unclear.has(index));
  const found = new Map<Statement, readonly Statement[]>();
  // Made comparable once for all comparisons, and not kept: together they are as long as the policy.
  const said = clear.map((statement) => ({ statement, parts: partsOf(statement) }));
  for (const { name, entriesOf, covers } of COMPARISONS) {
    for (const alike of grouped(said, ({ parts }) => textWithout(parts, name)).values()) {
      const group = alike.map(({ statement }) => statement);
      if (group.length < 2) continue;
      for (const { statement, by } of coveredIn(group, entriesOf, covers)) {
        if (!found.has(statement)) found.set(statement, by);
      }
    }
  }
  return clear.flatMap((statement) => {
    const by = found.get(statement);
    return by ? [{ statement, by }] : [];
  });
}

interface Comparison {
  /** The element in which the statements of a group may differ. */
  readonly name: string;
  readonly entriesOf: (statement: Statement) => readonly string[];
  readonly covers: Covers;
}

/** Equal statements fall out of each; those with `NotAction` out of the second only. */
const COMPARISONS: readonly Comparison[] = [
  {
    name: 'Action',
    entriesOf: ({ action }) =>
      action && !action.negated ? action.patterns.map(({ text }) => asciiLower(text)) : [],
    covers: coversAction,
  },
  {
    name: 'Resource',
    entriesOf: ({ resource }) =>
      resource && !resource.negated ? resource.patterns.map(({ text }) => text) : [],
    covers: coversResource,
  },
  { name: '', entriesOf: () => ['the same'], covers: () => false },
];

function* coveredIn(
  group: readonly Statement[],
  entriesOf: Comparison['entriesOf'],
  covers: Covers,
): Generator<RedundantStatement> {
  const entries = group.flatMap((owner) => entriesOf(owner).map((text) => ({ owner, text })));
  const wider = coverers(
    entries.map(({ text }) => text),
    covers,
  );
  const needed = new Set<Statement>();
  const coveredBy = new Map(group.map((statement) => [statement, new Set<Statement>()]));
  for (const [index, { owner }] of entries.entries()) {
    const wide = wider[index];
    const by = wide === undefined ? undefined : entries[wide]?.owner;
    if (by) coveredBy.get(owner)?.add(by);
    else needed.add(owner);
  }
  for (const [statement, by] of coveredBy) {
    if (by.size > 0 && !needed.has(statement)) yield { statement, by: [...by] };
  }
}

/** A member of a statement with what it says, in a form that can be compared. */
interface Part {
  readonly name: string;
  readonly text: string;
}

/** What a statement says but for its name. */
function partsOf({ node }: Statement): readonly Part[] {
  return node.members
    .filter(({ key }) => key.value !== 'Sid')
    .map(({ key, value }) => ({ name: key.value, text: memberText(key.value, value) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

function textWithout(parts: readonly Part[], element: string): string {
  return parts
    .filter(({ name }) => name !== element)
    .map(({ text }) => text)
    .join();
}
