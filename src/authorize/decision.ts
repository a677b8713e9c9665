import type { StatementSource, Term } from '../term/term.ts';
import { evaluate } from '../term/evaluate.ts';
import type { KeyState } from '../term/key-state.ts';
import { Readings } from '../term/readings.ts';
import { World } from '../term/world.ts';
import { assumptions } from './assumptions.ts';
import type { Authorization } from './authorization.ts';
import type { Blocker, DecisionTerm } from './decision-term.ts';
import type { Request } from './request.ts';
import { requestFacts } from './request-facts.ts';
import { requestValues, type Ways } from './request-values.ts';
import { situationOf } from './situation.ts';

/** The answer to one request. */
export interface Decision {
  readonly decision: Verdict;
  /** For an explicit denial every Deny that matches, for an allowed request every Allow that does. */
  readonly determining: readonly StatementSource[];
  /** What keeps a denied request from being allowed; all of it, not the first. */
  readonly blockedBy: readonly Blocker[];
  /** The doubtful points whose other reading alone would change the decision. */
  readonly assumptions: readonly string[];
}

export type Verdict = 'allow' | 'explicit-deny' | 'implicit-deny' | 'unknown';

export interface AuthorizeOptions {
  /** Doubtful points to read the other way than by default; ids of {@link assumptions}. */
  readonly readings?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Decides one request. Never throws. */
export function authorize(
  authorization: Authorization,
  request: Request,
  { readings = NONE }: AuthorizeOptions = {},
): Decision {
  const question = questionOf(authorization, request);
  if (!question) return { decision: 'unknown', determining: [], blockedBy: [], assumptions: [] };
  const world = new World(question.ways, new Readings(readings));
  const decision = verdict(question.term, world);
  const { met } = world.readings;
  const candidates = met.size === 0 ? [] : [...assumptions.keys()].filter((id) => met.has(id));
  return {
    decision,
    determining: determining(decision, question.term, world),
    blockedBy: blockers(decision, question.term, world),
    assumptions: candidates.filter((point) => matters(point, decision, question, world)),
  };
}

/** A request with the term that decides it. */
export interface Question {
  readonly term: DecisionTerm;
  readonly ways: Ways;
}

/** Undefined when the principal has none of the known forms. */
export function questionOf(authorization: Authorization, request: Request): Question | undefined {
  const facts = requestFacts(request);
  if (!facts) return undefined;
  const ways = requestValues(request, facts);
  const situation = situationOf(
    facts,
    request.managementAccount,
    firstText(ways[0].key('aws:principalarn')),
  );
  return { term: authorization.decisionTerm(situation), ways };
}

function firstText(state: KeyState): string | undefined {
  if (state.kind === 'list') return state.texts[0];
  return state.kind === 'value' ? state.text : undefined;
}

/**
 * A Deny overrides. Where a Deny only may match, the request is refused all the same if nothing
 * allows it; it is called an implicit denial then.
 */
function verdict({ denied, granted }: DecisionTerm, world: World): Verdict {
  const isDenied = evaluate(denied, world);
  if (isDenied === true) return 'explicit-deny';
  const isGranted = evaluate(granted, world);
  if (isGranted === false) return 'implicit-deny';
  return isDenied === false && isGranted === true ? 'allow' : 'unknown';
}

/** True when the other reading of a point, alone, gives another decision. */
function matters(
  point: string,
  decision: Verdict,
  { term, ways }: Question,
  world: World,
): boolean {
  return verdict(term, new World(ways, world.readings.flip(point))) !== decision;
}

function determining(
  decision: Verdict,
  { denies, allows }: DecisionTerm,
  world: World,
): readonly StatementSource[] {
  if (decision === 'explicit-deny') return matching(denies, world);
  return decision === 'allow' ? matching(allows, world) : [];
}

function matching(statements: readonly Term[], world: World): readonly StatementSource[] {
  const sources: StatementSource[] = [];
  for (const term of statements) {
    const source = evaluate(term, world) === true ? sourceIn(term) : undefined;
    if (source) sources.push(source);
  }
  return sources;
}

/** The kinds of policy with a matching Deny; or all that has to hold and does not. */
function blockers(
  decision: Verdict,
  { gates, permitted, sides, denies }: DecisionTerm,
  world: World,
): readonly Blocker[] {
  if (decision === 'explicit-deny') {
    const kinds = matching(denies, world).map(({ kind }) => kind);
    return [...new Set(kinds)].filter((kind) => kind !== 'grant');
  }
  if (decision !== 'implicit-deny') return [];
  const needed = evaluate(permitted, world) === false ? sides() : [];
  return [...gates, ...needed]
    .filter(({ passes }) => evaluate(passes, world) === false)
    .map(({ blocker }) => blocker);
}

/** The statement that a term stands for; its parts are the same statement in other forms. */
export function sourceIn(term: Term): StatementSource | undefined {
  if (term.kind === 'statement') return term.source;
  if (term.kind !== 'and' && term.kind !== 'or') return undefined;
  for (const part of term.parts) {
    const source = sourceIn(part);
    if (source) return source;
  }
  return undefined;
}
