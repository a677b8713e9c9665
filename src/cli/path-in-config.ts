import { relative, resolve, sep } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Io } from './io.ts';

/** A shown path as the globs of the configuration see it: relative to the file's own folder. */
export function pathInConfig(path: string, { root }: Config, { folder }: Io): string {
  return relative(root, resolve(folder, path)).split(sep).join('/');
}
