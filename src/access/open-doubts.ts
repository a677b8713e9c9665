import { chosenReadings, doubts, DoubtReadings, type DoubtId } from '../flow/doubts.ts';

/** What came of a run. */
export interface UnderReadings<T> {
  /** The points that were read in another way than in the first run. */
  readonly points: readonly string[];
  readonly result: T;
}

/** More combinations than this are not tried. */
const COMBINATIONS = 64;

/** What came of a run under the usual readings, and the points that it met. */
export interface UsualRun<T> {
  readonly met: Iterable<DoubtId>;
  readonly result: T;
}

/**
 * Runs something under every reading of the points that it meets and that nobody has decided. Points
 * are independent of each other in what they change, so that each is met in the first run.
 * @param usual The first run, where that was made before.
 */
export function openDoubts<T>(
  readings: ReadonlySet<string>,
  run: (choice: DoubtReadings) => T,
  usual?: UsualRun<T>,
): readonly UnderReadings<T>[] {
  const chosen = chosenReadings(readings);
  const { met, result } = usual ?? firstRun(chosen, run);
  const open = [...new Set(met)].filter(
    (id) => !chosen.has(id) && doubts.get(id)?.usual === undefined,
  );
  const choices = combinations(open, chosen).slice(1, COMBINATIONS);
  return [
    { points: [], result },
    ...choices.map((choice) => ({
      points: open.filter((id) => choice.get(id) !== doubts.get(id)?.readings[0]),
      result: run(new DoubtReadings(choice)),
    })),
  ];
}

function firstRun<T>(
  chosen: ReadonlyMap<string, string>,
  run: (choice: DoubtReadings) => T,
): UsualRun<T> {
  const first = new DoubtReadings(chosen);
  const result = run(first);
  return { met: first.met, result };
}

/** Every choice among the readings of the points; the first reading of each comes first. */
function combinations(
  ids: readonly string[],
  chosen: ReadonlyMap<string, string>,
): readonly ReadonlyMap<string, string>[] {
  const [id, ...rest] = ids;
  if (id === undefined) return [chosen];
  const readings = doubts.get(id)?.readings ?? [];
  return readings.flatMap((reading) => combinations(rest, new Map([...chosen, [id, reading]])));
}
