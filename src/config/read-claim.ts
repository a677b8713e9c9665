import type { Claim } from '../claims/claim.ts';
import { parseClaim } from '../claims/parse-claim.ts';
import { placeIn } from './place-in.ts';
import type { TreeFile } from './read-tree.ts';
import { UsageError } from './usage-error.ts';

/**
 * Reads the claim that stands at a pointer of a file.
 * @throws UsageError that points at the word of the claim that does not fit.
 */
export function readClaim(text: string, file: TreeFile, pointer: string): Claim {
  const parsed = parseClaim(text);
  if (parsed.kind === 'claim') return parsed.claim;
  const { message, help, at } = parsed.problem;
  const mark = `${' '.repeat(at.start)}${'^'.repeat(Math.max(1, at.end - at.start))}`;
  throw new UsageError(`${placeIn(file, pointer)}: ${message}; ${help}`, [text, mark]);
}
