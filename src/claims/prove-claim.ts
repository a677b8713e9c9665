import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { openDoubts } from '../access/open-doubts.ts';
import { wayQuestion, type Asked, type WayQuestion } from '../access/question.ts';
import type { Subject } from '../access/subject.ts';
import type { PlacedRequest } from '../access/who-can.ts';
import { questionScope, type QuestionScope } from '../access/question-scope.ts';
import type { Way } from '../access/capability.ts';
import type { Estate } from '../estate/estate.ts';
import type { DoubtReadings } from '../flow/doubts.ts';
import type { Part, SymbolicRequest } from '../solve/question.ts';
import { solve } from '../solve/solve.ts';
import type { Term } from '../term/term.ts';
import type { Claim } from './claim.ts';
import { conditionTerm } from './condition-term.ts';
import { populationOf } from './population.ts';

/** What came of a claim. */
export interface Proof {
  readonly verdict: 'proved' | 'refuted' | 'unknown';
  /** A request that refutes it, or for a claim that somebody can, one that shows it. */
  readonly witness: PlacedRequest | undefined;
  readonly reasons: readonly string[];
  /** Of how many principals and classes of them it was asked. */
  readonly asked: number;
}

export interface ProofOptions {
  readonly readings: ReadonlySet<string>;
  readonly library: PolicyLibrary;
}

/** Answers a claim about an estate, for all requests at once. */
export function proveClaim(claim: Claim, estate: Estate, options: ProofOptions): Proof {
  const scope = questionScope(estate, claim.capability.text, claim.resource.text);
  if (scope.kind === 'fault') return undecided([scope.message], 0);
  const population = populationOf(claim, scope.subjects, estate);
  if (population.length === 0 && (claim.kind === 'some' || claim.kind === 'always')) {
    return undecided(['the estate has nobody of that name'], 0);
  }
  const found = openDoubts(options.readings, (doubts) =>
    search(claim, population, { ...options, estate, scope, doubts }),
  );
  const verdicts = new Set(found.map(({ result }) => verdictFor(claim, result)));
  const first = found[0]?.result;
  if (!first || verdicts.size > 1) {
    return undecided(['it depends on a point on which sources differ'], population.length);
  }
  return {
    verdict: verdictFor(claim, first),
    witness: first.witness,
    reasons: first.reasons,
    asked: population.length,
  };
}

function undecided(reasons: readonly string[], asked: number): Proof {
  return { verdict: 'unknown', witness: undefined, reasons, asked };
}

/** Whether there is a request of the kind that a claim looks for. */
interface Found {
  readonly kind: 'found' | 'none' | 'unknown';
  readonly witness: PlacedRequest | undefined;
  readonly reasons: readonly string[];
}

/** That somebody can is shown by what is found; every other claim is refuted by it. */
function verdictFor({ kind }: Claim, found: Found): Proof['verdict'] {
  if (found.kind === 'unknown') return 'unknown';
  return (found.kind === 'found') === (kind === 'some') ? 'proved' : 'refuted';
}

interface SearchScene extends ProofOptions {
  readonly estate: Estate;
  readonly scope: Extract<QuestionScope, { readonly kind: 'scope' }>;
  readonly doubts: DoubtReadings;
}

/** Looks for a request that decides the claim, of anybody whom it speaks of and in every way. */
function search(claim: Claim, population: readonly Subject[], scene: SearchScene): Found {
  const condition = 'unless' in claim ? claim.unless : claim.when;
  const term = condition && conditionTerm(condition, scene.library);
  const pairs = claim.kind === 'always' ? scene.scope.pairs.slice(0, 1) : scene.scope.pairs;
  const reasons: string[] = [];
  for (const subject of population) {
    for (const { way, asked } of pairs) {
      const question = wayQuestion(subject, way, asked, scene);
      if (!question) continue;
      const found = searchWay(claim, { subject, way, asked, question, term }, scene);
      if (found.kind === 'found') return found;
      reasons.push(...found.reasons);
    }
  }
  const kind = reasons.length > 0 ? 'unknown' : 'none';
  return { kind, witness: undefined, reasons: [...new Set(reasons)] };
}

interface AskedWay {
  readonly subject: Subject;
  readonly way: Way;
  readonly asked: Asked;
  readonly question: WayQuestion;
  /** What the claim's condition says; undefined without one. */
  readonly term: Term | undefined;
}

function searchWay({ kind }: Claim, one: AskedWay, { readings }: SearchScene): Found {
  const { question, term } = one;
  const { parts, refusal, unknown } = question;
  if (refusal !== undefined && kind !== 'always') return NONE;
  const access = kind === 'always' ? parts.map((part) => ({ ...part, holds: false })) : parts;
  const isExcused = kind === 'nobody' || kind === 'only';
  const condition = term && conditionPart(term, parts, !isExcused);
  if (kind === 'always' && condition) return searchFailures(one, { access, condition, readings });
  const answer = solve({
    parts: condition ? [...access, condition] : access,
    join: kind === 'always' ? 'any' : 'all',
    readings,
  });
  if (answer.kind === 'unsatisfiable') return NONE;
  if (answer.kind === 'unknown') return { ...NONE, kind: 'unknown', reasons: answer.reasons };
  if (unknown !== undefined && kind !== 'always')
    return { ...NONE, kind: 'unknown', reasons: [unknown] };
  return { kind: 'found', witness: placed(one, answer.assignment, { readings }), reasons: [] };
}

const NONE: Found = { kind: 'none', witness: undefined, reasons: [] };

interface Failures {
  readonly access: readonly Part[];
  readonly condition: Part;
  readonly readings: ReadonlySet<string>;
}

/** A step that fails under the condition: one question for each step. */
function searchFailures(one: AskedWay, { access, condition, readings }: Failures): Found {
  const reasons: string[] = [];
  for (const part of access) {
    const answer = solve({ parts: [part, condition], readings });
    if (answer.kind === 'satisfiable')
      return { kind: 'found', witness: placed(one, answer.assignment, { readings }), reasons: [] };
    if (answer.kind === 'unknown') reasons.push(...answer.reasons);
  }
  return { ...NONE, kind: reasons.length > 0 ? 'unknown' : 'none', reasons };
}

function placed(
  { subject, way, asked, question }: AskedWay,
  states: PlacedRequest['states'],
  _scene: { readonly readings: ReadonlySet<string> },
): PlacedRequest {
  const condition = { verdict: 'when', cases: [], reasons: [], points: [] } as const;
  return {
    principal: subject.kind === 'principal' ? subject.principal.arn : subject.representative,
    operation: way.operation,
    way: { way, asked, question, condition },
    states,
  };
}

/** The condition of a claim over the same request as the steps, whichever of them has the key. */
function conditionPart(term: Term, parts: readonly Part[], holds: boolean): Part | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last) return undefined;
  const request: SymbolicRequest = {
    ...first.request,
    key: (name) => (name.startsWith('kms:') ? last : first).request.key(name),
    ...(last.request.encryptionContext && { encryptionContext: last.request.encryptionContext }),
  };
  return { term, request, holds };
}
