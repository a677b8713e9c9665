import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { EstateFile, EstateFiles } from '../estate/estate-files.ts';
import { SIZE_LIMIT } from '../syntax/decode.ts';
import { isWhole, readDocument } from '../syntax/document.ts';
import { isOutside } from './inside-root.ts';
import { reasonOf } from './load.ts';

/** Where the files are that an estate refers to. */
export interface EstateFolders {
  /** Of the estate: its paths are relative to it. */
  readonly home: string;
  /** Where keyproof runs: messages show paths relative to it. */
  readonly folder: string;
}

/**
 * Reads the policy documents that an estate refers to. They stand below the folder where keyproof
 * runs, or, when the estate itself does not, below the estate's own: who may change an estate could
 * else have any file of the machine read.
 */
export function policyFiles({ home, folder }: EstateFolders): EstateFiles {
  const root = isOutside(home, folder) ? home : folder;
  const realRoot = realpathSync(root);
  return (path) => {
    if (isAbsolute(path) || path.includes('\0')) return unreadable(`${path} is no relative path`);
    const absolute = resolve(home, path);
    const shown = relative(folder, absolute);
    const leaves = `${shown} is outside of the project's folder`;
    if (isOutside(absolute, root)) return unreadable(leaves);
    try {
      const real = realpathSync(absolute);
      if (isOutside(real, realRoot)) return unreadable(leaves);
      const { size, isOrdinary } = fileAt(real);
      if (!isOrdinary) return unreadable(`${shown} is no file`);
      if (size > SIZE_LIMIT) return unreadable(`${shown} is larger than keyproof reads`);
      return document(shown, readFileSync(real));
    } catch (error) {
      return unreadable(`${shown}: ${reasonOf(error)}`);
    }
  };
}

/** A pipe or a device would be waited for without end. */
function fileAt(path: string): { readonly size: number; readonly isOrdinary: boolean } {
  const stats = statSync(path);
  return { size: stats.size, isOrdinary: stats.isFile() };
}

function document(path: string, bytes: Uint8Array): EstateFile {
  const file = readDocument(path, bytes);
  const { root, problems } = file;
  if (root && isWhole(file)) return { kind: 'file', path, root, lines: file.lines };
  const [problem] = problems;
  if (!problem) return unreadable(`${path} is empty`);
  const { line, column } = file.lines.position(problem.at.start);
  return unreadable(`${path}:${line}:${column}: ${problem.message}`);
}

function unreadable(reason: string): EstateFile {
  return { kind: 'unreadable', reason };
}
