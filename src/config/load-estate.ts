import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { EstateProblem } from '../estate/estate-problem.ts';
import type { Estate } from '../estate/estate.ts';
import { DOCUMENTS } from '../estate/policy-references.ts';
import type { EstateText } from '../estate/policy-source.ts';
import { readEstate } from '../estate/read-estate.ts';
import { once } from '../catalog/once.ts';
import { decode } from '../syntax/decode.ts';
import { LineMap } from '../syntax/line-map.ts';
import { jsonPointer, nodeAt } from '../syntax/pointer.ts';
import { readValidJson } from '../syntax/valid-json.ts';
import schema from '../../schemas/estate.schema.json' with { type: 'json' };
import { reasonOf, readTreeFile } from './load.ts';
import { policyFiles } from './policy-files.ts';
import { checkTree, type TreeFile } from './read-tree.ts';
import { UsageError } from './usage-error.ts';

/** An estate and what is odd about it, as notes for people with their places. */
export interface LoadedEstate {
  readonly estate: Estate;
  readonly text: EstateText;
  readonly notes: readonly string[];
}

/** More notes than this say nothing new. */
const MOST_NOTES = 50;

/**
 * Loads an estate with the documents that it refers to.
 * @throws UsageError when it cannot be read, does not fit the schema or says what cannot be.
 */
export async function loadEstate(path: string, folder: string): Promise<LoadedEstate> {
  const absolute = resolve(folder, path);
  const {
    file,
    value,
    text: written,
  }: PlainFile = readPlainFile(absolute, folder) ?? {
    file: await readTreeFile(absolute, folder),
  };
  const text: EstateText = {
    path: file.path,
    text: written,
    root: checkTree(file, schema, value),
    get lines() {
      return file.lines;
    },
  };
  const { estate, problems } = readEstate(text, policyFiles({ home: dirname(absolute), folder }));
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong) throw new UsageError(inWords(wrong, text));
  return { estate, text, notes: notesOf(problems, text) };
}

/** In the order of their places. */
function notesOf(problems: readonly EstateProblem[], text: EstateText): readonly string[] {
  const told = problems.slice(0, MOST_NOTES);
  const notes = told
    .toSorted((a, b) => offsetOf(a, text) - offsetOf(b, text))
    .map((problem) => inWords(problem, text));
  const untold = problems.length - told.length;
  return untold > 0 ? [...notes, `${text.path}: there are more notes than these`] : notes;
}

/**
 * A JSON file without faults, and its value: the quick way for estates of many megabytes. Undefined
 * for every other file.
 */
function readPlainFile(path: string, folder: string): PlainFile | undefined {
  if (!path.endsWith('.json')) return undefined;
  const shown = relative(folder, path) || path;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
  const { text = '' } = decode(bytes);
  const read = readValidJson(text, DOCUMENTS);
  if (!read) return undefined;
  const lines = once(() => new LineMap(text));
  const file: TreeFile = {
    path: shown,
    root: read.root,
    problems: [],
    get lines() {
      return lines();
    },
  };
  return { file, value: read.value, text };
}

interface PlainFile {
  readonly file: TreeFile;
  readonly value?: unknown;
  readonly text?: string;
}

function inWords(problem: EstateProblem, text: EstateText): string {
  const { line, column } = text.lines.position(offsetOf(problem, text));
  return `${text.path}:${line}:${column}: ${problem.message}`;
}

function offsetOf({ path }: EstateProblem, { root }: EstateText): number {
  return nodeAt(root, jsonPointer(path)).at.start;
}
