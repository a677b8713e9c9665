import { FALSE, TRUE, type StatementKind, type Term, type Terms } from '../term/term.ts';
import { hasOwnPolicies, type PolicyGroup } from './bearing.ts';
import { grantTerm } from './grants.ts';
import type { Grant } from './policy-set.ts';
import type { Form, Reach } from './principal-matching.ts';
import { anyReach, reachOf, type Scene } from './statement-reach.ts';

/** What each side of a decision allows, Denies apart. */
export interface Sides {
  readonly identity: Term;
  readonly boundary: Term;
  readonly session: Term;
  /** The Allows of the resource policy, by the form in which they reach the caller. */
  readonly resource: Readonly<Record<Form, Term>>;
  /** One term for each KMS grant, and all of them together. */
  readonly grants: readonly Term[];
  readonly grant: Term;
}

/** The sides of a situation. The root user needs no identity policy and has no boundary. */
export function sidesOf(
  groups: readonly PolicyGroup[],
  grants: readonly Grant[],
  scene: Scene,
): Sides {
  const { terms, situation } = scene;
  const allows = (kind: StatementKind): Term | undefined => {
    const group = groups.find((one) => one.kind === kind);
    return group && groupAllows(group, scene);
  };
  const isFederated = situation.caller === 'federated-user';
  const granted = grants.map((grant, index) => grantTerm(grant, index, scene));
  return {
    identity: hasOwnPolicies(situation) ? (allows('identity') ?? FALSE) : TRUE,
    boundary: allows('boundary') ?? TRUE,
    // GetFederationToken without a session policy passes on nothing of the user's permissions.
    session: allows('session') ?? (isFederated ? terms.reading('D3', FALSE, TRUE) : TRUE),
    resource: resourceForms(groups, scene),
    grants: granted,
    grant: terms.anyOf(granted),
  };
}

/** Some Allow of the group matches. */
export function groupAllows({ statements }: PolicyGroup, scene: Scene): Term {
  return scene.terms.anyOf(statements.map((statement) => anyReach(statement, 'Allow', scene)));
}

/** The resource policy allows, in whatever form. */
export function resourceAllows({ resource }: Sides, terms: Terms): Term {
  return terms.anyOf(Object.values(resource));
}

function resourceForms(groups: readonly PolicyGroup[], scene: Scene): Readonly<Record<Form, Term>> {
  const reaches = groups
    .filter(({ kind }) => kind === 'resource')
    .flatMap(({ statements }) => statements.map((one) => reachOf(one, 'Allow', scene)));
  const inForm = (form: Form): Term =>
    scene.terms.anyOf(reaches.map((reach: Reach) => reach.get(form) ?? FALSE));
  return {
    direct: inForm('direct'),
    session: inForm('session'),
    limited: inForm('limited'),
    everyone: inForm('everyone'),
    account: inForm('account'),
  };
}
