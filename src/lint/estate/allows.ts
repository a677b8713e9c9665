import { sourceIn } from '../../authorize/decision.ts';
import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Step } from '../../flow/step.ts';
import type { OpenStep } from '../../access/step-part.ts';
import type { Part } from '../../solve/question.ts';
import type { StatementSource } from '../../term/term.ts';
import { canHold } from './can-hold.ts';
import type { PlacedStatement } from './uses.ts';

/** The Allows for or by a caller that match some request of a step which meets further parts, too. */
export function placedAllows(
  { decision, request, step }: OpenStep & { readonly step: Step },
  further: readonly Part[],
): readonly PlacedStatement[] {
  return decision.allows.flatMap((term) => {
    const source = sourceIn(term);
    const placed = source && placedIn(step, source);
    return placed && canHold([...further, { term, request }]) === 'some' ? [placed] : [];
  });
}

/** The Denies of a step each of which alone refuses whatever the further parts let through. */
export function fatalDenies(
  { decision, request, step }: OpenStep & { readonly step: Step },
  further: readonly Part[],
): readonly PlacedStatement[] {
  return decision.denies.flatMap((term) => {
    const source = sourceIn(term);
    const placed = source && placedIn(step, source);
    const passed = { term, request, holds: false };
    return placed && canHold([...further, passed]) === 'none' ? [placed] : [];
  });
}

function placedIn(
  { policies: { identity = [], resource } }: Step,
  { kind, policy, statement: index }: StatementSource,
): PlacedStatement | undefined {
  if (kind !== 'identity' && kind !== 'resource') return undefined;
  const attached = kind === 'identity' ? identity : resource ? [resource] : [];
  for (const named of attached) {
    const statement = named.name === policy ? statementOf(named, index) : undefined;
    if (statement) return { kind, policy, statement };
  }
  return undefined;
}

function statementOf(named: NamedPolicy, index: number): PlacedStatement['statement'] | undefined {
  if (!('policy' in named)) return undefined;
  return named.policy.statements.find((statement) => statement.index === index);
}
