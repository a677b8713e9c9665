import { asciiLower } from '../policy/ascii-case.ts';
import { nearest } from './nearest.ts';
import { once } from './once.ts';
import { operators } from './operators.ts';

/** The spelling of the IAM User Guide for an operator that differs from it in letter case only. */
export function documentedOperator(text: string): string | undefined {
  return spellings().get(asciiLower(text));
}

/** The operator, with set operator and `IfExists`, that was probably meant by an unknown one. */
export function nearestOperator(text: string): string | undefined {
  return nearest(text, spellings().values());
}

/** Every operator with everything that may stand around it, by its text in lower case. */
const spellings = once((): ReadonlyMap<string, string> => {
  const plain = operators.map(({ name }) => name);
  const valued = operators.filter(({ family }) => family !== 'Null').map(({ name }) => name);
  const withSuffix = [...valued, ...valued.map((name) => `${name}IfExists`)];
  const withSet = ['ForAllValues:', 'ForAnyValue:'].flatMap((set) =>
    withSuffix.map((name) => set + name),
  );
  return new Map(
    [...plain, ...withSuffix, ...withSet].map((name) => [asciiLower(name), name] as const),
  );
});
