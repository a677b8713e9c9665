import { FALSE, TRUE, type StatementKind, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { hasOwnPolicies } from './attachments.ts';
import { grantTerm } from './grants.ts';
import type { Grant } from './policy-set.ts';
import type { PolicyGroup } from './policy-groups.ts';
import type { Form } from './principal-matching.ts';
import type { Scene } from './statement-reach.ts';

/** What each side of a decision allows, Denies apart. */
export interface Sides {
  readonly identity: Term;
  readonly boundary: Term;
  readonly session: Term;
  /** The Allows of the resource policy, by the form in which they reach the caller. */
  readonly resource: ByForm<Term>;
  /** Some Allow of the resource policy reaches the caller, in whatever form. */
  readonly anyResource: Term;
  /** One term for each KMS grant, and all of them together. */
  readonly grants: readonly Term[];
  readonly grant: Term;
}

type ByForm<T> = Readonly<Record<Form, T>>;

/** The sides of a situation. The root user needs no identity policy and has no boundary. */
export function sidesOf(
  groups: readonly PolicyGroup[],
  grants: readonly Grant[],
  scene: Scene,
): Sides {
  const { terms, situation } = scene;
  const allows = (kind: StatementKind): Term | undefined => {
    const group = groups.find((one) => one.kind === kind);
    return group && terms.anyOf(group.allows);
  };
  const isFederated = situation.caller === 'federated-user';
  const granted = grants.map((grant, index) => grantTerm(grant, index, scene));
  return {
    identity: hasOwnPolicies(situation) ? (allows('identity') ?? FALSE) : TRUE,
    boundary: allows('boundary') ?? TRUE,
    // GetFederationToken without a session policy passes on nothing of the user's permissions.
    session: allows('session') ?? (isFederated ? terms.reading('D3', FALSE, TRUE) : TRUE),
    resource: resourceForms(groups, terms),
    anyResource: allows('resource') ?? FALSE,
    grants: granted,
    grant: terms.anyOf(granted),
  };
}

function resourceForms(groups: readonly PolicyGroup[], terms: Terms): ByForm<Term> {
  const reached: ByForm<Term[]> = {
    direct: [],
    session: [],
    limited: [],
    everyone: [],
    account: [],
  };
  const reaches = groups.find(({ kind }) => kind === 'resource')?.reaches ?? [];
  for (const reach of reaches) for (const { form, term } of reach) reached[form].push(term);
  return {
    direct: terms.anyOf(reached.direct),
    session: terms.anyOf(reached.session),
    limited: terms.anyOf(reached.limited),
    everyone: terms.anyOf(reached.everyone),
    account: terms.anyOf(reached.account),
  };
}
