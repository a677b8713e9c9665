import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { simulate } from '../flow/simulate.ts';
import { checkCertificate } from '../solve/check-certificate.ts';
import { turned } from '../solve/condition-of.ts';
import { sampleStates } from '../solve/sample-states.ts';
import type { AccessAnswer, SolvedWay } from './answer.ts';
import type { WayQuestion } from './question.ts';
import { witnessRequest } from './witness-request.ts';

/** What came of checking an answer by other means than it was found by. */
export interface CheckedAnswer {
  /** Certificates that were read again, and those of them that do not hold. */
  readonly certificates: {
    readonly read: number;
    readonly refused: readonly string[];
    /** Those with too much in them to be read. */
    readonly unchecked: readonly string[];
  };
  /** Requests that were tried where none is to be allowed, and those that were. */
  readonly samples: { readonly tried: number; readonly allowed: readonly OperationRequest[] };
  /**
   * What the simulation of the witness says; undefined without one, of strangers, and where no
   * request says how the object is stored.
   */
  readonly witness: 'allow' | 'deny' | 'unknown' | undefined;
}

/** What an answer was found in. */
export interface CheckScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

/** Replays the witness of an answer, reads its certificates again and tries what it says never is. */
export function checkAnswer(
  answer: AccessAnswer,
  { estate, library, readings }: CheckScene,
): CheckedAnswer {
  const refused: string[] = [];
  const unchecked: string[] = [];
  let read = 0;
  for (const way of answer.ways) {
    const outcome = certificateOutcome(way, readings);
    if (outcome === undefined) continue;
    read++;
    if (outcome === 'unchecked') unchecked.push(way.way.operation);
    else if (outcome !== 'valid') refused.push(`${way.way.operation}: ${outcome}`);
  }
  return {
    certificates: { read, refused, unchecked },
    samples: samplesOf(answer, { estate, library, readings }),
    witness: replayed(answer, { estate, library, readings }),
  };
}

function certificateOutcome(
  { question, condition }: SolvedWay,
  readings: ReadonlySet<string>,
): string | undefined {
  const { certificate, verdict } = condition;
  if (!certificate) return isProved(verdict, question) ? 'there is no proof' : undefined;
  const asked = { parts: question.parts, readings };
  return checkCertificate(verdict === 'always' ? turned(asked) : asked, certificate).kind;
}

/** Whether an answer rests on a proof: one that no policy decides does not. */
function isProved(verdict: SolvedWay['condition']['verdict'], { refusal }: WayQuestion): boolean {
  return refusal === undefined && (verdict === 'never' || verdict === 'always');
}

/** So many requests are tried for each way that is never open. */
const SAMPLES = 8;

/** Under all policies of the estate, of which questions leave out what cannot matter. */
function samplesOf(
  { subject, ways }: AccessAnswer,
  { estate, library, readings }: CheckScene,
): CheckedAnswer['samples'] {
  if (subject.kind === 'outside') return { tried: 0, allowed: [] };
  const requests = ways
    .filter(({ question, condition }) => condition.verdict === 'never' && !question.refusal)
    .filter(isStoredAsNew)
    .flatMap((way) =>
      sampleStates({ parts: way.question.parts, readings }, SAMPLES).map((states) =>
        witnessRequest({
          principal: subject.principal.arn,
          operation: way.way.operation,
          way,
          states,
        }),
      ),
    );
  const allowed = requests.filter((request) => {
    const simulation = simulate(estate, request, { library, readings });
    return !('message' in simulation) && simulation.decision === 'allow';
  });
  return { tried: requests.length, allowed };
}

/** A request does not say how an object is stored: of one that nobody knows, it is as new ones are. */
function isStoredAsNew({ asked }: SolvedWay): boolean {
  if (asked.kind !== 'object' || asked.target.resource.kind === 'value') return true;
  const { bucket, stored } = asked.target;
  return JSON.stringify(stored.encryption) === JSON.stringify(bucket.encryption);
}

/** The policies of strangers are assumed, so that no simulation knows them. */
function replayed(
  { witness, subject }: AccessAnswer,
  { estate, library, readings }: CheckScene,
): CheckedAnswer['witness'] {
  if (!witness || subject.kind === 'outside' || !isStoredAsNew(witness.way)) return undefined;
  const simulation = simulate(estate, witnessRequest(witness), { library, readings });
  return 'message' in simulation ? 'unknown' : simulation.decision;
}
