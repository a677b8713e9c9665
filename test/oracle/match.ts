import { actionMatches } from './action.ts';
import type { Caller } from './caller.ts';
import { conditionsHold } from './condition.ts';
import type { Context } from './context.ts';
import type { PlacedStatement } from './document.ts';
import { lower } from './ascii.ts';
import type { Request } from './input.ts';
import { allowExceptCovers, denyCovers, naming } from './principal.ts';
import type { NamingScene } from './principal.ts';
import type { Readings } from './readings.ts';
import { resourceMatches } from './resource.ts';
import type { ActionElement, Content, Effect } from './statement.ts';
import type { Truth } from './truth.ts';
import { allOf, anyOf } from './truth.ts';

/**
 * In which form an Allow of a resource policy reaches the caller, which settles what else limits
 * it. `direct`: nothing. `session`: the session's own ARN (D1). `limited`: a boundary or session
 * policy. `everyone`: `*` without `aws:PrincipalArn` (D2). `account`: delegation to its IAM.
 */
export type Form = 'direct' | 'session' | 'limited' | 'everyone' | 'account';

/** Whether a statement matches, and in which form. */
export interface Match {
  readonly form: Form;
  readonly truth: Truth;
}

/** Everything but the statement that a match depends on. */
export interface MatchScene {
  readonly caller: Caller;
  readonly request: Request;
  readonly contexts: readonly Context[];
  readonly readings: Readings;
  /** True when a permissions boundary limits the caller. */
  readonly hasBoundary: boolean;
}

/** A statement taken with one of the effects that it may have. */
type Readable = Extract<Content, { kind: 'readable' }> & { readonly effect: Effect };

/** The forms in which the statement has the effect on the request. Empty: it has another effect. */
export function matchesOf(
  { content, policyKind }: PlacedStatement,
  effect: Effect,
  scene: MatchScene,
): readonly Match[] {
  if (content.effect !== undefined && content.effect !== effect) return [];
  if (content.kind === 'malformed') return [{ form: 'direct', truth: 'unknown' }];
  if (content.kind === 'inert') return [];
  const isEndpoint = policyKind === 'endpoint';
  const readable = { ...content, effect };
  const perContext = scene.contexts.map((context) => matchIn(readable, context, scene, isEndpoint));
  return perContext.length === 1
    ? (perContext[0] ?? [])
    : joined(perContext, effect, scene.readings);
}

/** D39: under keys that differ by case an Allow must match either way, a Deny needs one way. */
function joined(
  perContext: readonly (readonly Match[])[],
  effect: Effect,
  readings: Readings,
): readonly Match[] {
  const [first = []] = perContext;
  return first.map(({ form }, index) => {
    const truths = perContext.map((matches) => matches[index]?.truth ?? false);
    const [strict, lax] = [allOf(truths), anyOf(truths)];
    const [preferred, alternative] = effect === 'Allow' ? [strict, lax] : [lax, strict];
    const isDoubtful = preferred !== alternative;
    return { form, truth: isDoubtful && readings.other('D39') ? alternative : preferred };
  });
}

function matchIn(
  content: Readable,
  context: Context,
  scene: MatchScene,
  isEndpoint: boolean,
): readonly Match[] {
  const rest = restMatches(content, context, scene);
  const { caller, readings } = scene;
  const namingScene = {
    caller,
    effect: content.effect,
    context,
    readings,
    mayBeGateway:
      isEndpoint && GATEWAY_SERVICES.has(lower(scene.request.action).split(':')[0] ?? ''),
  };
  const reached =
    content.effect === 'Deny'
      ? denyReach(content, namingScene, scene.hasBoundary && !isEndpoint)
      : allowReach(content, namingScene);
  return reached.map(({ form, truth }) => ({ form, truth: allOf([rest, truth]) }));
}

/** Action, resource and conditions. */
function restMatches(content: Readable, context: Context, scene: MatchScene): Truth {
  const { request, readings } = scene;
  const { action, resource, conditions, isOdd } = content;
  const isAbout = action === 'malformed' ? 'unknown' : actionCovers(action, request, readings);
  if (isAbout === false) return false;
  const covers = resourceCovers(resource, request, context, readings);
  if (covers === false) return false;
  const holds = conditionsHold(conditions, context, readings);
  return allOf([isAbout, covers, holds, isOdd ? 'unknown' : true]);
}

function actionCovers(
  { entries, negated }: ActionElement,
  { action }: Request,
  readings: Readings,
): boolean {
  return entries.some((entry) => actionMatches(entry, action, readings)) !== negated;
}

function resourceCovers(
  element: Readable['resource'],
  { resource }: Request,
  context: Context,
  readings: Readings,
): Truth {
  if (element === undefined) return true;
  return element === 'malformed'
    ? 'unknown'
    : resourceMatches(element, resource, context, readings);
}

function denyReach(
  { principal }: Readable,
  scene: NamingScene,
  hasBoundary: boolean,
): readonly Match[] {
  if (principal === 'malformed') return [{ form: 'direct', truth: 'unknown' }];
  const truth = principal === undefined || denyCovers(principal, scene, hasBoundary);
  return [{ form: 'direct', truth }];
}

function allowReach(content: Readable, scene: NamingScene): readonly Match[] {
  const { principal } = content;
  if (principal === undefined) return [{ form: 'direct', truth: true }];
  if (principal === 'malformed') return [{ form: 'direct', truth: 'unknown' }];
  if (principal.negated) {
    return [{ form: everyoneForm(content), truth: allowExceptCovers(principal, scene) }];
  }
  return principal.entries.map((entry) => {
    const { level, truth } = naming(entry, scene);
    if (level === 'everyone') return { form: everyoneForm(content), truth };
    if (level === 'account') return { form: 'account', truth };
    if (level === 'role' || level === 'issuer') return { form: 'limited', truth };
    return { form: isSession(scene.caller) ? 'session' : 'direct', truth };
  });
}

function everyoneForm({ conditions }: Readable): Form {
  const isPinned = conditions.some(({ key }) => lower(key ?? '') === 'aws:principalarn');
  return isPinned ? 'direct' : 'everyone';
}

function isSession({ kind }: Caller): boolean {
  return kind === 'session' || kind === 'role';
}

/** Whether the statement matches in any form. */
export function anyMatch(matches: readonly Match[]): Truth {
  return anyOf(matches.map(({ truth }) => truth));
}

const GATEWAY_SERVICES = new Set(['s3', 'dynamodb']);
