import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { evaluate } from '../term/evaluate.ts';
import type { KeyState } from '../term/key-state.ts';
import { fill, filledText, readTemplate } from '../term/template.ts';
import type { StatementSource, Term } from '../term/term.ts';
import type { World } from '../term/world.ts';
import type { DecisionTerm } from './decision-term.ts';
import type { Request } from './request.ts';
import { principalReach, sourceOf, type Scene } from './statement-reach.ts';
import type { ReadableStatement } from './statement.ts';

/** An Allow that would match but for one element. */
export interface NearMiss extends Mismatch {
  readonly source: StatementSource;
}

/** One element of a statement against what the request has in its place. */
export interface Mismatch {
  readonly element: 'action' | 'resource' | 'principal' | 'condition';
  /** The element or condition operator as the policy names it, such as `NotAction`. */
  readonly name: string;
  /** The condition key; undefined for the other elements. */
  readonly key: string | undefined;
  /** What the policy asks for, as written, and with its variables replaced where they have values. */
  readonly policy: readonly string[];
  readonly filled: readonly string[];
  /** What the request has; nothing for a condition key that it lacks. */
  readonly request: readonly string[];
  readonly state: 'different' | 'absent';
}

/**
 * The Allows of policies that do not allow the request which would match but for one element; those
 * that fail in a condition first, those about another action last.
 */
export function nearMisses(
  { groups, scene }: DecisionTerm,
  request: Request,
  world: World,
): readonly NearMiss[] {
  const misses: NearMiss[] = [];
  for (const { kind, statements, allows } of groups) {
    if (kind === 'rcp' || allows.some((term) => evaluate(term, world) === true)) continue;
    for (const statement of statements) {
      if (statement.type !== 'readable' || statement.effect !== 'Allow') continue;
      if (statement.isInert) continue;
      const mismatch = onlyMismatch(statement, { scene, request, world });
      if (mismatch) misses.push({ source: sourceOf(statement, 'Allow'), ...mismatch });
    }
  }
  return misses.sort((left, right) => ORDER[left.element] - ORDER[right.element]);
}

const ORDER = { condition: 0, principal: 1, resource: 2, action: 3 } as const;

interface Circumstances {
  readonly scene: Scene;
  readonly request: Request;
  readonly world: World;
}

/** The one element that does not match; undefined when none or several do not. */
function onlyMismatch(
  readable: ReadableStatement,
  circumstances: Circumstances,
): Mismatch | undefined {
  let found: (() => Mismatch) | undefined;
  for (const [term, describe] of elementsOf(readable, circumstances)) {
    if (evaluate(term, circumstances.world) !== false) continue;
    if (found) return undefined;
    found = describe;
  }
  return found?.();
}

/** Each element as a term, with how to describe that it does not match. */
function* elementsOf(
  readable: ReadableStatement,
  { scene, request, world }: Circumstances,
): Generator<readonly [Term, () => Mismatch]> {
  const { statement } = readable;
  yield [readable.action(scene.situation.action), () => actionMismatch(statement, request)];
  yield [readable.resource(), () => resourceMismatch(statement, request, world)];
  const reach = principalReach(readable, 'Allow', scene).map(({ term }) => term);
  yield [scene.terms.anyOf(reach), () => principalMismatch(statement, request)];
  for (const [index, term] of readable.conditions().entries()) {
    const clause = statement.conditions[index];
    if (clause) yield [term, () => conditionMismatch(clause, world)];
  }
}

function actionMismatch({ action }: Statement, request: Request): Mismatch {
  const policy = (action?.patterns ?? []).map(({ text }) => text);
  const name = action?.key.value ?? 'Action';
  return different({ element: 'action', name, policy, request: [request.action] });
}

function resourceMismatch({ resource }: Statement, request: Request, world: World): Mismatch {
  const policy = (resource?.patterns ?? []).map(({ text }) => text);
  const name = resource?.key.value ?? 'Resource';
  const filled = policy.flatMap((text) => filledValue(text, world));
  return {
    ...different({ element: 'resource', name, policy, request: [request.resource] }),
    filled,
  };
}

function principalMismatch({ principal }: Statement, request: Request): Mismatch {
  const policy = (principal?.entries ?? []).map(({ value }) => value);
  const name = principal?.key.value ?? 'Principal';
  return different({ element: 'principal', name, policy, request: [request.principal] });
}

function different(parts: Pick<Mismatch, 'element' | 'name' | 'policy' | 'request'>): Mismatch {
  return { ...parts, key: undefined, filled: parts.policy, state: 'different' };
}

/** A condition that does not hold, or one of a Deny that does, against what the request has. */
export function conditionMismatch(
  { operator, key, values }: ConditionClause,
  world: World,
): Mismatch {
  const policy = values.map(valueText);
  const given = texts(world.lookup(asciiLower(key.value)));
  return {
    element: 'condition',
    name: operator.node.value,
    key: key.value,
    policy,
    filled: policy.flatMap((text) => filledValue(text, world)),
    request: given ?? [],
    state: given ? 'different' : 'absent',
  };
}

/** A value with its variables replaced; nothing when one of them has no known value. */
function filledValue(text: string, world: World): readonly string[] {
  const template = text.includes('${') ? readTemplate(text) : undefined;
  if (!template) return [text];
  const filled = fill(template, world.lookup);
  return typeof filled === 'string' ? [] : [filledText(filled)];
}

function texts(state: KeyState): readonly string[] | undefined {
  if (state.kind === 'value') return [state.text];
  return state.kind === 'list' ? state.texts : undefined;
}
