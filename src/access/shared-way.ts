import { chosenReadings, DoubtReadings, type DoubtId } from '../flow/doubts.ts';
import { wayQuestion, type AccessScene, type WayQuestion } from './question.ts';
import type { AskedPair } from './question-scope.ts';
import type { Subject } from './subject.ts';

/** What a pair asks of all subjects of a class, made for the first of them. */
export interface SharedWay {
  readonly pair: AskedPair;
  readonly question: WayQuestion | undefined;
  /** The doubtful points of flows that the question met. */
  readonly met: ReadonlySet<DoubtId>;
  /** Set where a step fails whatever else there is in a request: the points that this rests on. */
  readonly over?: readonly string[] | undefined;
}

/** What a pair asks of a subject, under the usual readings. */
export function sharedWay(
  subject: Subject,
  pair: AskedPair,
  {
    estate,
    library,
    readings,
  }: Omit<AccessScene, 'doubts'> & { readonly readings: ReadonlySet<string> },
): SharedWay {
  const doubts = new DoubtReadings(chosenReadings(readings));
  const question = wayQuestion(subject, pair.way, pair.asked, { estate, library, doubts });
  return { pair, question, met: doubts.met };
}
