import picomatch from 'picomatch';
import { UsageError } from './usage-error.ts';

/** Longer paths are not matched; a hostile pattern could take minutes on them. */
const PATH_LIMIT = 1024;

/**
 * A test of paths (with `/`) for a glob. Patterns that could take exponential time are refused.
 * @throws UsageError for more than three `*` in a part, more than two `**`, or extended globs.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const doubled = glob.match(/\*\*/g)?.length ?? 0;
  const single = glob.replaceAll('**', '').match(/\*/g)?.length ?? 0;
  if (single > 3 || doubled > 2 || glob.length > 256) {
    throw new UsageError(
      `the glob ${JSON.stringify(glob)} has too many stars (3 \`*\` and 2 \`**\` are allowed)`,
    );
  }
  const matches = picomatch(glob, { dot: true, noextglob: true });
  return (path) => path.length <= PATH_LIMIT && matches(path);
}

/** True when a command-line argument is a pattern rather than a path. */
export function isGlob(argument: string): boolean {
  return /[*?{[]/.test(argument);
}
