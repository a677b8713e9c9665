import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { baselineOf, type Baseline } from '../lint/baseline.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { readTreeFile } from './load.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when the file is missing or is no baseline. */
export async function readBaseline(path: string, folder: string): Promise<Baseline> {
  if (!existsSync(path)) {
    throw new UsageError(
      `${relative(folder, path)}: there is no such baseline; write one with --write-baseline`,
    );
  }
  const file = await readTreeFile(path, folder);
  const [{ readTree }, schema] = await Promise.all([
    import('./read-tree.ts'),
    import('../../schemas/keyproof.baseline.schema.json', { with: { type: 'json' } }),
  ]);
  return readTree<Baseline>(file, schema.default);
}

/** The text of the baseline that hides exactly these findings. */
export function baselineText(findings: readonly Diagnostic[]): string {
  return `${JSON.stringify(baselineOf(findings), undefined, 2)}\n`;
}
