import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { openDoubts } from '../access/open-doubts.ts';
import { wayQuestion, type AccessScene, type Asked, type WayQuestion } from '../access/question.ts';
import { DOUBTFUL_TAGS, hasDoubtfulTags } from '../access/session-notes.ts';
import { untaggedKeys } from '../flow/session-keys.ts';
import type { Subject } from '../access/subject.ts';
import { placedRequest, type PlacedRequest } from '../access/answer.ts';
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
  if (scope.pairs.length === 0) return undecided([NOTHING], population.length);
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

const NOTHING = 'nothing that the estate has there is encrypted with a key of AWS KMS';

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
  const { pairs: all } = scene.scope;
  const pairs = claim.kind === 'always' ? all.filter(({ way }) => way === all[0]?.way) : all;
  const reasons: string[] = [];
  for (const subject of population) {
    for (const { way, asked } of pairs) {
      const found = searchSessions(claim, { subject, way, asked, term }, scene);
      if (found.kind === 'found') return found;
      reasons.push(...found.reasons);
    }
  }
  const kind = reasons.length > 0 ? 'unknown' : 'none';
  return { kind, witness: undefined, reasons: [...new Set(reasons)] };
}

interface PlacedWay {
  readonly subject: Subject;
  readonly way: Way;
  readonly asked: Asked;
  /** What the claim's condition says; undefined without one. */
  readonly term: Term | undefined;
}

interface AskedWay extends PlacedWay {
  readonly question: WayQuestion;
}

/** A request in any session; one with tags that it may not be able to have decides nothing. */
function searchSessions(claim: Claim, place: PlacedWay, scene: SearchScene): Found {
  const { subject, way, asked } = place;
  const { library } = scene;
  const among = (sessions: AccessScene['sessions']): Found => {
    const question = wayQuestion(subject, way, asked, { ...scene, sessions });
    return question ? searchWay(claim, { ...place, question }, scene) : NONE;
  };
  const found = among(undefined);
  if (found.kind !== 'found' || !hasDoubtfulTags(subject, library)) return found;
  const untagged = among((caller) => untaggedKeys(caller, library));
  return untagged.kind === 'found' ? untagged : undecidedFor([DOUBTFUL_TAGS]);
}

/** A request that decides a claim by being allowed; of `always`, by being refused. */
function searchWay(claim: Claim, one: AskedWay, { readings }: SearchScene): Found {
  const { parts, refusal, unknown } = one.question;
  const isExcused = claim.kind === 'nobody' || claim.kind === 'only';
  const condition = one.term && conditionPart(one.term, parts, !isExcused);
  const given = condition ? [condition] : [];
  if (claim.kind === 'always') return searchRefused(one, given, readings);
  if (refusal !== undefined) return NONE;
  const found = ask(one, [...parts, ...given], readings);
  return found.kind === 'found' && unknown !== undefined ? undecidedFor([unknown]) : found;
}

/** A request that some step refuses: one question for each step. */
function searchRefused(
  one: AskedWay,
  given: readonly Part[],
  readings: ReadonlySet<string>,
): Found {
  const { parts, refusal, unknown } = one.question;
  if (refusal !== undefined) return { kind: 'found', witness: undefined, reasons: [refusal] };
  const answers = parts.map((part) => ask(one, [{ ...part, holds: false }, ...given], readings));
  const found = answers.find(({ kind }) => kind === 'found');
  if (found) return found;
  const reasons = answers.flatMap((answer) => answer.reasons);
  if (unknown !== undefined) reasons.push(unknown);
  return reasons.length > 0 ? undecidedFor(reasons) : NONE;
}

function ask(one: AskedWay, parts: readonly Part[], readings: ReadonlySet<string>): Found {
  const answer = solve({ parts, readings });
  if (answer.kind === 'unsatisfiable') return NONE;
  if (answer.kind === 'unknown') return undecidedFor(answer.reasons);
  return { kind: 'found', witness: placedRequest(one, answer.assignment), reasons: [] };
}

const NONE: Found = { kind: 'none', witness: undefined, reasons: [] };

function undecidedFor(reasons: readonly string[]): Found {
  return { kind: 'unknown', witness: undefined, reasons };
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
