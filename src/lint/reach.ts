import { knownTexts } from '../catalog/known-texts.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ActionPattern } from '../policy/action.ts';
import { coversAction } from '../policy/covers.ts';
import { grouped } from '../policy/grouped.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { StringNode } from '../syntax/tree.ts';
import { remembered } from '../policy/remembered.ts';

/** What makes a statement about an action: an entry that stands for it, or `NotAction`. */
export interface Reach {
  /** The entry, or the name of the `NotAction` element. */
  readonly node: StringNode;
  /** `entry` names the service; `any` is the lone `*`; `rest` is what `NotAction` leaves. */
  readonly kind: 'entry' | 'any' | 'rest';
}

/** What in a statement stands for the action with this id; undefined when nothing does. */
export function reachOf(statement: Statement, id: string): Reach | undefined {
  const { action } = statement;
  if (!action || action.patterns.length === 0) return undefined;
  const pattern = listing(statement)(asciiLower(id));
  if (action.negated) return pattern ? undefined : { node: action.key, kind: 'rest' };
  return pattern && { node: pattern.node, kind: pattern.text === '*' ? 'any' : 'entry' };
}

/** Looks actions up among the entries of a statement, without going through all of them each time. */
const listing = remembered(({ action }: Statement) => {
  const patterns = action?.patterns ?? [];
  const spelled = grouped(
    patterns.filter(({ text }) => !hasWildcard(text)),
    ({ text }) => asciiLower(text),
  );
  const open = grouped(
    patterns.filter(({ text }) => hasWildcard(text)),
    ({ text }) => serviceOf(asciiLower(text)),
  );
  const any = open.get('*')?.find(({ text }) => text === '*');
  return (id: string): ActionPattern | undefined =>
    spelled.get(id)?.[0] ??
    open.get(serviceOf(id))?.find(({ text }) => coversAction(asciiLower(text), id)) ??
    any;
});

/** The statements that can stand for the action with this id, in the order of the text. */
export function statementsOn(policy: Policy, id: string): readonly Statement[] {
  return byService(policy)(serviceOf(asciiLower(id)));
}

/** What rules ask for is most often an action of a service of which the policy says nothing. */
const byService = remembered(({ statements }: Policy) => {
  const entries = grouped(statements.flatMap(servicesOf), ({ service }) => service);
  return knownTexts((service) =>
    [...(entries.get(service) ?? []), ...(entries.get(EVERY) ?? [])]
      .map(({ statement }) => statement)
      .toSorted((a, b) => a.index - b.index),
  );
});

function servicesOf(statement: Statement): readonly {
  readonly service: string;
  readonly statement: Statement;
}[] {
  const { negated = false, patterns = [] } = statement.action ?? {};
  const services = patterns.map(({ text }) => (negated ? EVERY : serviceOf(asciiLower(text))));
  return [...new Set(services)].map((service) => ({ service, statement }));
}

/** What the lone `*` has for a service. */
const EVERY = '*';

/** The part before the colon; the whole text without one. */
function serviceOf(text: string): string {
  return text.split(':', 1)[0] ?? '';
}
