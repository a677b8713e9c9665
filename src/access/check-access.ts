import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { simulate } from '../flow/simulate.ts';
import { checkCertificate } from '../solve/check-certificate.ts';
import { turned } from '../solve/condition-of.ts';
import type { AccessAnswer, SolvedWay } from './who-can.ts';
import { witnessRequest } from './witness-request.ts';

/** What came of checking an answer by other means than it was found by. */
export interface CheckedAnswer {
  /** Certificates that were read again, and those of them that do not hold. */
  readonly certificates: { readonly read: number; readonly refused: readonly string[] };
  /** What the simulation of the witness says; undefined without one, or of strangers. */
  readonly witness: 'allow' | 'deny' | 'unknown' | undefined;
}

/** What an answer was found in. */
export interface CheckScene {
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

/** Replays the witness of an answer and reads its certificates again. */
export function checkAnswer(
  answer: AccessAnswer,
  { estate, library, readings }: CheckScene,
): CheckedAnswer {
  const refused: string[] = [];
  let read = 0;
  for (const way of answer.ways) {
    const outcome = certificateOutcome(way, readings);
    if (outcome === undefined) continue;
    read++;
    if (outcome !== 'valid') refused.push(`${way.way.operation}: ${outcome}`);
  }
  return {
    certificates: { read, refused },
    witness: replayed(answer, { estate, library, readings }),
  };
}

function certificateOutcome(
  { question, condition }: SolvedWay,
  readings: ReadonlySet<string>,
): string | undefined {
  const { certificate, verdict } = condition;
  if (!certificate) return undefined;
  const asked = { parts: question.parts, readings };
  return checkCertificate(verdict === 'always' ? turned(asked) : asked, certificate).kind;
}

/** The policies of strangers are assumed, so that no simulation knows them. */
function replayed(
  { witness, subject }: AccessAnswer,
  { estate, library, readings }: CheckScene,
): CheckedAnswer['witness'] {
  if (!witness || subject.kind === 'outside') return undefined;
  const simulation = simulate(estate, witnessRequest(witness), { library, readings });
  return 'message' in simulation ? 'unknown' : simulation.decision;
}
