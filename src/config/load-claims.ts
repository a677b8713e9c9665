import type { PlacedClaim } from '../lint/claim-diagnostic.ts';
import type { LineMap } from '../syntax/line-map.ts';
import type { Config } from './config.ts';
import { readTreeFile } from './load.ts';
import { placeIn, placeOf } from './place-in.ts';
import { readClaim } from './read-claim.ts';
import { UsageError } from './usage-error.ts';

/** The claims of a configuration, and the lines of its file. */
export interface LoadedClaims {
  readonly path: string;
  readonly lines: LineMap;
  readonly claims: readonly PlacedClaim[];
}

/**
 * Reads the claims of a configuration, which the configuration itself keeps as texts: nothing of
 * claims is loaded for those who do not ask for them.
 * @throws UsageError for a claim that is no sentence, and for an id that two claims have.
 */
export async function loadClaims(
  { claims }: Pick<Config, 'claims'>,
  path: string,
  folder: string,
): Promise<LoadedClaims> {
  const file = await readTreeFile(path, folder);
  const seen = new Set<string>();
  const placed = claims.map((rule, index): PlacedClaim => {
    const pointer = `/claims/${index}/claim`;
    if (seen.has(rule.id)) {
      const place = placeIn(file, `/claims/${index}/id`);
      throw new UsageError(`${place}: another claim has the id \`${rule.id}\``);
    }
    seen.add(rule.id);
    const { start, end } = placeOf(file, pointer);
    const range = { start: file.lines.position(start), end: file.lines.position(end) };
    const claim = readClaim(rule.claim, file, pointer);
    return { rule, claim, path: file.path, pointer, range };
  });
  return { path: file.path, lines: file.lines, claims: placed };
}
