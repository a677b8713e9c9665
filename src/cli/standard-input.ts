/** How a lone `-` travels through yargs, which drops it where a list of paths stands. */
export const STANDARD_INPUT = '/dev/stdin';

/** The paths with `-` where standard input is meant. */
export function pathsOf(paths: readonly string[]): readonly string[] {
  return paths.map((path) => (path === STANDARD_INPUT ? '-' : path));
}
