import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { EstateFile } from '../estate/estate-files.ts';
import type { EstateProblem } from '../estate/estate-problem.ts';
import { readEstate } from '../estate/read-estate.ts';
import type { Estate } from '../estate/estate.ts';
import { readDocument } from '../syntax/document.ts';
import { jsonPointer, nodeAt } from '../syntax/pointer.ts';
import schema from '../../schemas/estate.schema.json' with { type: 'json' };
import { reasonOf, readTreeFile } from './load.ts';
import { checkTree } from './read-tree.ts';
import { UsageError } from './usage-error.ts';

/** An estate and what is odd about it, as notes for people with their places. */
export interface LoadedEstate {
  readonly estate: Estate;
  readonly notes: readonly string[];
}

/**
 * Loads an estate. What it refers to is read when a question needs it.
 * @throws UsageError when it cannot be read, does not fit the schema or says what cannot be.
 */
export async function loadEstate(path: string, folder: string): Promise<LoadedEstate> {
  const absolute = resolve(folder, path);
  const file = await readTreeFile(absolute, folder);
  const root = checkTree(file, schema);
  const home = dirname(absolute);
  const text = { path: file.path, root, lines: file.lines };
  const { estate, problems } = readEstate(text, (name) => policyFile(resolve(home, name), folder));
  const shown = problems.map((problem) => {
    const at = nodeAt(root, jsonPointer(problem.path)).at.start;
    return { problem, words: wording(problem, file.path, file.lines.position(at)) };
  });
  const wrong = shown.find(({ problem }) => problem.severity === 'error');
  if (wrong) throw new UsageError(wrong.words);
  return { estate, notes: shown.map(({ words }) => words) };
}

function wording(
  { message }: EstateProblem,
  path: string,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  return `${path}:${line}:${column}: ${message}`;
}

function policyFile(path: string, folder: string): EstateFile {
  const shown = relative(folder, path) || path;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { kind: 'unreadable', reason: `${shown}: ${reasonOf(error)}` };
  }
  const { root, lines } = readDocument(shown, bytes);
  if (!root) return { kind: 'unreadable', reason: `${shown} holds no JSON` };
  return { kind: 'file', path: shown, root, lines };
}
