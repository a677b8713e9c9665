/** The doubtful points of AWS's documentation that have a second reading here. README.md lists both. */
export const POINTS = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'D10',
  'D11',
  'D12',
  'D14',
  'D15',
  'D16',
  'D17',
  'D18',
  'D19',
  'D20',
  'D21',
  'D24',
  'D25',
  'D27',
  'D29',
  'D36',
  'D39',
] as const;

/** The id of a doubtful point. */
export type Point = (typeof POINTS)[number];

/** Which reading of each point to take; a point that is left out takes its default. */
export type ReadingChoice = Readonly<Partial<Record<Point, 'default' | 'other'>>>;

/** Answers which reading holds, and remembers which points were asked for. */
export interface Readings {
  /** True when the point is to be read the other way. */
  readonly other: (point: Point) => boolean;
}

/** Readings after the choice; each point that is asked for is added to `asked`. */
export function readingsOf(choice: ReadingChoice, asked: Set<Point>): Readings {
  return {
    other: (point) => {
      asked.add(point);
      return choice[point] === 'other';
    },
  };
}

/** The same choice with one point read the other way round. */
export function flipped(choice: ReadingChoice, point: Point): ReadingChoice {
  return { ...choice, [point]: choice[point] === 'other' ? 'default' : 'other' };
}
