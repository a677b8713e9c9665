import picomatch from 'picomatch';
import { UsageError } from './usage-error.ts';

/** Longer paths are not matched; a hostile pattern could take minutes on them. */
const PATH_LIMIT = 1024;
const GLOB_LIMIT = 256;
const STAR_LIMIT = 3;
const DOUBLE_STAR_LIMIT = 2;
const BRACE_LIMIT = 4;

/**
 * A test of paths (with `/`) for a glob. Patterns that could take exponential time are refused.
 * @throws UsageError for such a pattern and for a negated one.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const fault = faultOf(glob);
  if (fault !== undefined) throw new UsageError(`the glob ${JSON.stringify(glob)} ${fault}`);
  // In a glob these are characters of names; picomatch would build repeated groups of them.
  const literal = glob.replaceAll(/[()+|]/g, (character) => `\\${character}`);
  const matches = picomatch(literal, { dot: true, noextglob: true, nonegate: true });
  return (path) => path.length <= PATH_LIMIT && matches(path);
}

function faultOf(glob: string): string | undefined {
  if (glob.length > GLOB_LIMIT) return `has more than ${GLOB_LIMIT} characters`;
  if (glob.startsWith('!')) return 'is negated, which none may be; name what is meant';
  if (!isCheap(glob)) {
    return `has too many stars or braces (${STAR_LIMIT} \`*\`, ${DOUBLE_STAR_LIMIT} \`**\` and ${BRACE_LIMIT} \`{\` are allowed)`;
  }
  return undefined;
}

/** True for a pattern that takes no long time, whatever the path. */
export function isCheap(glob: string): boolean {
  return (
    count(glob.replaceAll('**', ''), /\*/g) <= STAR_LIMIT &&
    count(glob, /\*\*/g) <= DOUBLE_STAR_LIMIT &&
    count(glob, /\{/g) <= BRACE_LIMIT
  );
}

/** True when a command-line argument is a pattern rather than a path. */
export function isGlob(argument: string): boolean {
  return /[*?{[]/.test(argument);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
