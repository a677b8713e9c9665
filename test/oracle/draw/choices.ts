/**
 * A tape of small numbers from which a value is drawn, so that a whole input costs one fast-check
 * array and shrinks number by number: 0 always stands for the simplest choice, and an exhausted
 * tape gives 0.
 */
export interface Choices {
  /** The next number, from 0 up to but not including {@link RANGE}. */
  readonly next: () => number;
}

/** How many values a choice can take. */
export const RANGE = 1024;

/** Reads each number of the tape as three choices. */
export function choicesFrom(tape: readonly number[]): Choices {
  let position = 0;
  return {
    next: () => {
      const number = tape[Math.floor(position / 3)] ?? 0;
      const choice = Math.floor(number / RANGE ** (position % 3)) % RANGE;
      position++;
      return choice;
    },
  };
}

/** True in about that many of a hundred; false is the simplest. */
export function chance(choices: Choices, percent: number): boolean {
  return choices.next() >= RANGE - (percent * RANGE) / 100;
}

/** A whole number below the limit. */
export function below(choices: Choices, limit: number): number {
  return Math.floor((choices.next() * limit) / RANGE);
}

/** One of the list; the first is the simplest. */
export function pick<T>(choices: Choices, list: readonly [T, ...T[]]): T {
  return list[below(choices, list.length)] ?? list[0];
}

/** One of the list by weight; the first is the simplest. */
export function weighted<T>(
  choices: Choices,
  list: readonly [readonly [number, T], ...(readonly [number, T])[]],
): T {
  const total = list.reduce((sum, [weight]) => sum + weight, 0);
  let left = (choices.next() * total) / RANGE;
  for (const [weight, value] of list) {
    if (left < weight) return value;
    left -= weight;
  }
  return list[0][1];
}

/** Between `least` and `most` values, fewer being simpler. */
export function several<T>(
  choices: Choices,
  [least, most]: readonly [number, number],
  draw: (choices: Choices) => T,
): T[] {
  const length = least + below(choices, most - least + 1);
  return Array.from({ length }, () => draw(choices));
}
