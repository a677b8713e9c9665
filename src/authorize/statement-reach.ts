import type { Effect } from '../policy/policy.ts';
import { FALSE, TRUE, type StatementSource } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { allowReach, denyReach, type Reach, type Reached } from './principal-matching.ts';
import type { Situation } from './situation.ts';
import type { CompiledStatement, ReadableStatement } from './statement.ts';

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
  if (statement.type === 'readable') return readableReach(statement, effect, scene);
  const { terms } = scene;
  const source = sourceOf(statement, effect);
  return [{ form: 'direct', term: terms.statement(source, terms.unknown(statement.reason)) }];
}

const NOBODY: Reach = [];

function readableReach(statement: ReadableStatement, effect: Effect, scene: Scene): Reach {
  if (statement.isInert) return NOBODY;
  const { terms, situation } = scene;
  const action = statement.action(situation.action);
  if (action === FALSE) return NOBODY;
  const rest = terms.and(action, statement.rest);
  if (rest === FALSE) return NOBODY;
  const reach: Reached[] = [];
  const source = sourceOf(statement, effect);
  for (const { form, term } of principalReach(statement, effect, scene)) {
    const whole = terms.and(term, rest);
    if (whole !== FALSE) reach.push({ form, term: terms.statement(source, whole) });
  }
  return reach;
}

/** Whom the principal element of a statement reaches, its other elements apart. */
export function principalReach(
  readable: ReadableStatement,
  effect: Effect,
  { terms, situation, hasBoundary }: Scene,
): Reach {
  const { kind, statement } = readable;
  const { principal } = statement;
  if (!principal && kind.principal === 'forbidden') return EVERYBODY;
  const unreadable = readable.unreadablePrincipal();
  if (unreadable || !principal) return [{ form: 'direct', term: unreadable ?? FALSE }];
  const isEndpoint = kind.name === 'endpoint';
  const scene = {
    terms,
    caller: situation.caller,
    effect,
    mayBeGateway: isEndpoint && GATEWAY_SERVICES.has(situation.service),
  };
  if (effect === 'Allow') return allowReach(principal, statement, scene);
  return [{ form: 'direct', term: denyReach(principal, hasBoundary && !isEndpoint, scene) }];
}

const EVERYBODY: Reach = [{ form: 'direct', term: TRUE }];
const GATEWAY_SERVICES: ReadonlySet<string> = new Set(['s3', 'dynamodb']);

/** The place of a statement, as decisions name it. */
export function sourceOf(
  { kind, policy, index, sid }: CompiledStatement,
  effect: Effect,
): StatementSource {
  const place = { kind: kind.reported, policy, statement: index, effect };
  return sid === undefined ? place : { kind: kind.reported, policy, statement: index, sid, effect };
}
