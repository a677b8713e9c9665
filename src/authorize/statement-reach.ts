import type { Effect } from '../policy/policy.ts';
import { FALSE, TRUE, type StatementSource, type Term, type Terms } from '../term/term.ts';
import type { PolicyKindName } from './policy-kind.ts';
import { allowReach, denyReach, type Form, type Reach } from './principal-matching.ts';
import type { Situation } from './situation.ts';
import type { CompiledStatement, Meaning, ReadableMeaning } from './statement.ts';

/** What the terms of statements depend on besides the statement. */
export interface Scene {
  readonly terms: Terms;
  readonly situation: Situation;
  /** A permissions boundary limits the caller. */
  readonly hasBoundary: boolean;
}

/**
 * The requests of the scene's situation that a statement allows (or denies), by the form in which
 * it reaches the caller. Each term is a product of tests on one variable each, one more relation
 * for each policy variable, and carries the statement's place.
 */
export function reachOf(statement: CompiledStatement, effect: Effect, scene: Scene): Reach {
  if (statement.effect !== undefined && statement.effect !== effect) return NOBODY;
  const source = sourceOf(statement, effect);
  const { meanings } = statement;
  if (meanings.kind === 'plain') {
    return placed(meaningReach(statement, meanings.meaning, { ...scene, effect }), source, scene);
  }
  const usual = meaningReach(statement, meanings.usual, { ...scene, effect });
  const other = meaningReach(statement, meanings.other, { ...scene, effect });
  const forms = [...new Set([...usual.keys(), ...other.keys()])];
  const joined = forms.map((form) => {
    const [one = FALSE, two = FALSE] = [usual.get(form), other.get(form)];
    return [form, scene.terms.reading('D27', one, two)] as const;
  });
  return placed(new Map(joined), source, scene);
}

/** The requests that a statement allows (or denies) in whatever form. */
export function anyReach(statement: CompiledStatement, effect: Effect, scene: Scene): Term {
  return scene.terms.anyOf([...reachOf(statement, effect, scene).values()]);
}

const NOBODY: Reach = new Map();

type EffectScene = Scene & { readonly effect: Effect };

function meaningReach({ kind }: CompiledStatement, meaning: Meaning, scene: EffectScene): Reach {
  const { terms, situation } = scene;
  switch (meaning.kind) {
    case 'inert':
      return NOBODY;
    case 'malformed':
      return new Map([['direct', terms.unknown(meaning.reason)]]);
    case 'readable': {
      const action = meaning.action(situation.action);
      if (action === FALSE) return NOBODY;
      return productReach(principalReach(kind.name, meaning, scene), [action, meaning], terms);
    }
  }
}

function productReach(
  reach: Reach,
  [action, { whole, resource, conditions }]: readonly [Term, ReadableMeaning],
  terms: Terms,
): Reach {
  const product = new Map<Form, Term>();
  for (const [form, principal] of reach) {
    const term = terms.allOf([principal, action, resource(), ...conditions(), whole]);
    if (term !== FALSE) product.set(form, term);
  }
  return product;
}

function principalReach(
  kind: PolicyKindName,
  { statement, principal: unreadable }: ReadableMeaning,
  { terms, situation, hasBoundary, effect }: EffectScene,
): Reach {
  if (unreadable) return new Map([['direct', unreadable]]);
  const { principal } = statement;
  if (!principal) return EVERYBODY;
  const isEndpoint = kind === 'endpoint';
  const scene = {
    terms,
    caller: situation.caller,
    effect,
    mayBeGateway: isEndpoint && GATEWAY_SERVICES.has(situation.service),
  };
  if (effect === 'Allow') return allowReach(principal, statement, scene);
  return new Map([['direct', denyReach(principal, hasBoundary && !isEndpoint, scene)]]);
}

const EVERYBODY: Reach = new Map([['direct', TRUE]]);
const GATEWAY_SERVICES: ReadonlySet<string> = new Set(['s3', 'dynamodb']);

function placed(reach: Reach, source: StatementSource, { terms }: Scene): Reach {
  return new Map([...reach].map(([form, term]) => [form, terms.statement(source, term)]));
}

function sourceOf(
  { kind, policy, index, sid }: CompiledStatement,
  effect: Effect,
): StatementSource {
  return {
    kind: kind.reported,
    policy,
    statement: index,
    ...(sid !== undefined && { sid }),
    effect,
  };
}
