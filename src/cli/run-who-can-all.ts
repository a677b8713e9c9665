import { AccessFinder, answerOf, type AccessQuestion } from '../access/who-can.ts';
import { checkAnswer } from '../access/check-access.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import { UsageError } from '../config/usage-error.ts';
import type { Estate } from '../estate/estate.ts';
import { accessJson, type ShownAnswer } from '../report/access-json.ts';
import { accessText } from '../report/access-text.ts';
import { usesColor, type Io } from './io.ts';
import type { WhoCanArguments } from './who-can.ts';

/** What is asked of every bucket. */
export interface MatrixScene {
  readonly question: Omit<AccessQuestion, 'resource'>;
  readonly estate: Estate;
  readonly library: PolicyLibrary;
  readonly readings: ReadonlySet<string>;
}

/**
 * The answers for every bucket of an estate, each written as soon as it is there. As JSON only those
 * who can are listed, with the number of the others.
 * @returns Whether every answer that was checked stands.
 */
export function writeMatrix(scene: MatrixScene, args: WhoCanArguments, io: Io): boolean {
  const { estate, question, library } = scene;
  const { format } = args;
  if ((format !== 'text' && format !== 'json') || args.emitSmt2 !== undefined || args.via) {
    throw new UsageError('`*` is answered as text or JSON, without --emit-smt2 and --via');
  }
  const finder = new AccessFinder(estate, question, library);
  let isSound = true;
  let lead = format === 'json' ? '[' : '';
  for (const name of [...estate.buckets.keys()].toSorted()) {
    const resource = `arn:${estate.partition}:s3:::${name}/*`;
    const shown = shownOf(finder, resource, { ...scene, isChecked: args.check });
    if (shown.length === 0) {
      throw new UsageError(`the estate has no principal ${question.principal}`);
    }
    isSound &&= shown.every((one) => stands(one));
    io.stdout.write(lead);
    io.stdout.write(
      format === 'json'
        ? matrixJson({ ...question, resource }, shown)
        : accessText({ ...question, resource }, shown, { color: usesColor(io) }),
    );
    lead = format === 'json' ? ',\n' : '\n';
  }
  if (format === 'json') io.stdout.write(lead === '[' ? '[]\n' : ']\n');
  return isSound;
}

/** An answer that does not stand its own check is a fault of keyproof. */
export function stands({ checked }: ShownAnswer): boolean {
  if (!checked) return true;
  const { certificates, samples, witness } = checked;
  return certificates.refused.length === 0 && samples.allowed.length === 0 && witness !== 'deny';
}

function shownOf(
  finder: AccessFinder,
  resource: string,
  scene: MatrixScene & { readonly isChecked: boolean },
): readonly SharedAnswer[] {
  const found = finder.find(resource);
  if (found.kind === 'fault') throw new UsageError(found.message);
  return found.groups.map(({ subjects, answer }) => {
    const checked = scene.isChecked ? checkAnswer(answer, scene) : undefined;
    return { answer, subjects, checked };
  });
}

/** An answer with all of whom it is. */
type SharedAnswer = ShownAnswer & Required<Pick<ShownAnswer, 'subjects'>>;

function matrixJson(question: AccessQuestion, shown: readonly SharedAnswer[]): string {
  const [never, able] = [true, false].map((isNever) =>
    shown.filter(({ answer }) => (answer.verdict === 'never') === isNever),
  );
  const each = (able ?? []).flatMap(({ subjects, answer, checked }) =>
    subjects.map((subject) => ({ answer: answerOf(subject, answer), checked })),
  );
  const count = (never ?? []).reduce((sum, { subjects }) => sum + subjects.length, 0);
  return JSON.stringify({ ...accessJson(question, each), never: count }, undefined, 2);
}
