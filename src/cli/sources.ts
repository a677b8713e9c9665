import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Config } from '../config/config.ts';
import { selectFiles } from '../config/files.ts';
import { globMatcher } from '../config/globs.ts';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';
import type { Io } from './io.ts';
import type { LintArguments } from './lint.ts';
import { pathFrom } from './path-from.ts';

/** A file to lint; its bytes are read when its turn comes. */
export interface Source {
  readonly path: string;
  readonly named: boolean;
  /** Undefined for standard input, which is never written back. */
  readonly file: string | undefined;
  readonly read: () => Uint8Array;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly notes: readonly string[];
}

/** What the arguments of `keyproof lint` name: files, folders, globs, changed files or standard input. */
export async function sourcesOf(args: LintArguments, config: Config, io: Io): Promise<Sources> {
  if (args.paths.includes('-') || (args.stdinFilename && isDefault(args.paths))) {
    return { sources: [await standardInput(args, io)], notes: [] };
  }
  const ignored = config.ignore.map(globMatcher);
  const { files, notes } = selectFiles(args.paths, {
    folder: io.folder,
    isIgnored: (path) => ignored.some((matches) => matches(pathFrom(config.root, path, io))),
  });
  const changed =
    args.changed === undefined
      ? undefined
      : await (await import('./changed-files.ts')).changedFiles(args.changed, io.folder);
  const sources = files
    .filter(({ path }) => !changed || changed.has(path))
    .map(({ path, named }) => {
      const file = resolve(io.folder, path);
      return { path, named: named && !args.ignoreUnknown, file, read: () => readFileSync(file) };
    });
  return { sources, notes };
}

function isDefault(paths: readonly string[]): boolean {
  return paths.length === 1 && paths[0] === '.';
}

async function standardInput(
  { paths, stdinFilename, ignoreUnknown }: LintArguments,
  io: Io,
): Promise<Source> {
  if (paths.length > 1) throw new UsageError('`-` cannot stand beside other paths');
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return {
    path: stdinFilename ?? '<stdin>',
    named: !ignoreUnknown,
    file: undefined,
    read: () => bytes,
  };
}

/** The bytes of a source, or why they cannot be had. */
export function readSource(
  source: Source,
): { readonly bytes: Uint8Array } | { readonly note: string } {
  try {
    return { bytes: source.read() };
  } catch (error) {
    return { note: `${source.path}: ${reasonOf(error)}` };
  }
}
