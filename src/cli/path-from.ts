import { relative, resolve, sep } from 'node:path';
import type { Io } from './io.ts';

/** A shown path relative to another folder, as the globs and entries of the files there have it. */
export function pathFrom(folder: string, path: string, io: Io): string {
  return relative(folder, resolve(io.folder, path)).split(sep).join('/');
}
