import { compile } from '../authorize/authorization.ts';
import type { DecisionTerm } from '../authorize/decision-term.ts';
import { PolicyLibrary } from '../authorize/policy-library.ts';
import type { NamedPolicy, PolicySet } from '../authorize/policy-set.ts';
import { sourceIn } from '../authorize/decision.ts';
import type { Situation } from '../authorize/situation.ts';
import { takesPrincipal, type PolicyType } from '../policy/policy.ts';
import type { Part } from '../solve/question.ts';
import { solve } from '../solve/solve.ts';
import { isIam, readCaller, type Caller } from '../term/caller.ts';
import { evaluate } from '../term/evaluate.ts';
import { Readings } from '../term/readings.ts';
import type { StatementSource, Term } from '../term/term.ts';
import { World, type RequestValues } from '../term/world.ts';
import { ANYTHING_ALLOWED } from './allow-all.ts';
import { callersOf } from './diff-callers.ts';
import { actionsOf, openRequest, witnessOf, type DiffWitness } from './diff-witness.ts';

/** How two policies stand to each other. */
export interface PolicyDiff {
  readonly verdict: 'equivalent' | 'narrower' | 'wider' | 'incomparable' | 'unknown';
  /** What the later policy lets through and the earlier does not; and the other way round. */
  readonly newAccess: readonly Change[];
  readonly lostAccess: readonly Change[];
  readonly reasons: readonly string[];
}

/** Requests that one policy lets through and the other does not. */
export interface Change {
  /** By what it comes: an Allow that the other lacks, or the end of a Deny. */
  readonly by: 'allow' | 'deny';
  /** The statements that let the request through; or of the other policy, those that denied it. */
  readonly statements: readonly StatementSource[];
  readonly witness: DiffWitness;
}

/** More changes of one kind than this are not told apart. */
const MOST = 20;

/** Compares what two policies of a type let through, for all requests at once. */
export function policyDiff(before: NamedPolicy, after: NamedPolicy, type: PolicyType): PolicyDiff {
  const library = new PolicyLibrary();
  const scene: DiffScene = {
    library,
    type,
    callers: callersOf(before, after, type),
    actions: actionsOf(before, after),
  };
  const gained = changes(before, after, scene);
  const lost = changes(after, before, scene);
  const reasons = [...new Set([...gained.reasons, ...lost.reasons])];
  return {
    verdict: verdictOf(gained, lost),
    newAccess: gained.changes,
    lostAccess: lost.changes,
    reasons,
  };
}

interface Changes {
  readonly changes: readonly Change[];
  readonly reasons: readonly string[];
}

function verdictOf(gained: Changes, lost: Changes): PolicyDiff['verdict'] {
  const [isWider, isNarrower] = [gained.changes.length > 0, lost.changes.length > 0];
  if (isWider && isNarrower) return 'incomparable';
  if (gained.reasons.length > 0 || lost.reasons.length > 0) return 'unknown';
  if (isWider) return 'wider';
  return isNarrower ? 'narrower' : 'equivalent';
}

interface DiffScene {
  readonly library: PolicyLibrary;
  readonly type: PolicyType;
  readonly callers: readonly string[];
  /** Actions to prefer in witnesses. */
  readonly actions: readonly string[];
}

/** What `more` lets through and `less` does not. */
function changes(less: NamedPolicy, more: NamedPolicy, scene: DiffScene): Changes {
  const found: Change[] = [];
  const reasons: string[] = [];
  for (const principal of scene.callers) {
    const caller = readCaller(principal, '');
    if (!caller) continue;
    for (const view of viewsOf(scene.type, caller)) {
      const [wide, narrow] = [more, less].map((policy) => decision(policy, caller, view, scene));
      if (!wide || !narrow) continue;
      collect({ principal, caller, view, wide, narrow }, scene, { found, reasons });
      if (found.length >= MOST) return { changes: found, reasons };
    }
  }
  return { changes: found, reasons };
}

/**
 * What is asked of a policy: what it gives by itself, or (of one with principals, where other
 * policies may give too) what it does not deny.
 */
type View = 'gives' | 'spares';

function viewsOf(type: PolicyType, caller: Caller): readonly View[] {
  return takesPrincipal(type) && isIam(caller) ? ['gives', 'spares'] : ['gives'];
}

/** What requests that a policy of a type decides are about, where AWS decides them in its own way. */
const PLACES: ReadonlyMap<PolicyType, Pick<Situation, 'service' | 'resource'>> = new Map([
  ['key', { service: 'kms', resource: 'key' }],
  ['trust', { service: 'sts', resource: 'role' }],
]);
const ANYWHERE = { service: '', resource: 'other' } as const;

function decision(
  policy: NamedPolicy,
  caller: Caller,
  view: View,
  { library, type }: DiffScene,
): DecisionTerm {
  const isResource = takesPrincipal(type);
  const policies: PolicySet = isResource
    ? { resource: policy, identity: [ANYTHING_ALLOWED] }
    : { identity: [policy] };
  const situation: Situation = {
    caller: caller.kind,
    action: undefined,
    ...(PLACES.get(type) ?? ANYWHERE),
    relation: isResource && view === 'gives' ? 'cross-account' : 'same-account',
    isServiceLinked: false,
    isManagementCaller: false,
    isManagementResource: false,
  };
  return compile(policies, library).decisionTerm(situation);
}

interface Comparison {
  readonly principal: string;
  readonly caller: Caller;
  readonly view: View;
  readonly wide: DecisionTerm;
  readonly narrow: DecisionTerm;
}

interface Collected {
  readonly found: Change[];
  readonly reasons: string[];
}

/** Finds requests until no statement brings another one. */
function collect(comparison: Comparison, scene: DiffScene, { found, reasons }: Collected): void {
  const { principal, caller, view, wide, narrow } = comparison;
  const request = openRequest(caller, scene.actions);
  const parts: Part[] = [
    { term: wide.allowed(), request },
    { term: narrow.allowed(), request, holds: false },
  ];
  while (found.length < MOST) {
    const answer = solve({ parts });
    if (answer.kind === 'unknown') reasons.push(...answer.reasons);
    if (answer.kind !== 'satisfiable') return;
    const [values] = answer.requests;
    if (!values) return;
    const allowing = view === 'gives' ? matching(wide.allows, values).filter(isOfPolicy) : [];
    const ended = matching(narrow.denies, values);
    const used = ended.length > 0 ? ended : allowing;
    const statements = used.flatMap((term) => sourceIn(term) ?? []);
    const witness = witnessOf(principal, values, answer.assignment.keys());
    if (used.length > 0 && !isKnown(found, statements, principal)) {
      found.push({ by: ended.length > 0 ? 'deny' : 'allow', statements, witness });
    }
    if (used.length === 0) return;
    parts.push(...used.map((term): Part => ({ term, request, holds: false })));
  }
}

/** What is assumed of the caller's own account is no part of a change. */
function isOfPolicy(term: Term): boolean {
  return sourceIn(term)?.policy !== ANYTHING_ALLOWED.name;
}

/** The same statements for another principal are the same change. */
function isKnown(
  found: readonly Change[],
  statements: readonly StatementSource[],
  principal: string,
): boolean {
  const text = JSON.stringify(statements);
  return found.some(
    (change) =>
      JSON.stringify(change.statements) === text && change.witness.principal !== principal,
  );
}

function matching(terms: readonly Term[], values: RequestValues): readonly Term[] {
  const world = new World([values], new Readings(new Set()));
  return terms.filter((term) => evaluate(term, world) === true && sourceIn(term) !== undefined);
}
