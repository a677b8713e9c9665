import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ignoreRulesAbove, isGitIgnored, withIgnoreFile } from './git-ignore.ts';
import { globMatcher, isGlob } from './globs.ts';
import { reasonOf } from './load.ts';
import { UsageError } from './usage-error.ts';

/** A file to read, and whether the user named it himself. */
export interface SelectedFile {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  readonly named: boolean;
}

export interface FileSelection {
  readonly files: readonly SelectedFile[];
  /** What was passed over and why, for people. */
  readonly notes: readonly string[];
}

export interface SelectOptions {
  /** The working directory; shown paths are relative to it. */
  readonly folder: string;
  /** True for a path (relative to `folder`) that the configuration ignores. */
  readonly isIgnored: (path: string) => boolean;
}

/** The texts that keyproof reads. */
const READABLE = /\.jsonc?$/i;

const YAML = /\.ya?ml$/i;

const NO_FILE = 'this is neither a file nor a folder';

/** Folders that hold nothing of the user's own. */
const NEVER_ENTERED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * The files that arguments (files, folders, globs) stand for, sorted by path, each once.
 * @throws UsageError when an argument names nothing.
 */
export function selectFiles(args: readonly string[], options: SelectOptions): FileSelection {
  const selection = new Selection(options);
  for (const argument of args) selection.add(argument);
  return selection.result();
}

class Selection {
  readonly #options: SelectOptions;
  readonly #files = new Map<string, SelectedFile>();
  readonly #notes: string[] = [];
  /** What was named and is no file. */
  #refused = 0;

  constructor(options: SelectOptions) {
    this.#options = options;
  }

  result(): FileSelection {
    if (this.#refused > 0 && this.#files.size === 0) throw new UsageError(this.#notes.join('; '));
    const files = [...this.#files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { files, notes: this.#notes };
  }

  add(argument: string): void {
    const path = resolve(this.#options.folder, argument);
    const stats = statOf(path);
    if (stats?.isDirectory()) return this.#walk(path, () => true);
    if (stats?.isFile() && YAML.test(path))
      return this.#refuse(argument, 'YAML is not read; write the policy as JSON');
    if (stats?.isFile()) return this.#take(path, true);
    if (stats) return this.#refuse(argument, NO_FILE);
    if (!isGlob(argument)) throw new UsageError(`${argument}: there is no such file or folder`);
    const matches = globMatcher(argument.replace(/^\.\//, ''));
    let matched = false;
    this.#walk(resolve(this.#options.folder, globBase(argument)), (shown) => {
      const accepted = matches(shown);
      matched ||= accepted;
      return accepted;
    });
    if (!matched) throw new UsageError(`${argument}: no file matches`);
  }

  #refuse(argument: string, reason: string): void {
    this.#refused++;
    this.#notes.push(`${argument}: ${reason}`);
  }

  #take(path: string, named: boolean): void {
    const shown = this.#shown(path);
    if (this.#options.isIgnored(shown)) return;
    const known = this.#files.get(shown);
    this.#files.set(shown, { path: shown, named: named || known?.named === true });
  }

  #walk(folder: string, accepts: (shown: string) => boolean): void {
    const pending = [{ folder, rules: ignoreRulesAbove(folder) }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const rules = withIgnoreFile(next.rules, next.folder);
      for (const entry of this.#entries(next.folder)) {
        const path = join(next.folder, entry.name);
        if (NEVER_ENTERED.has(entry.name) || isGitIgnored(rules, path, entry.isDirectory()))
          continue;
        if (entry.isDirectory()) pending.push({ folder: path, rules });
        else if (READABLE.test(entry.name) && accepts(this.#shown(path)))
          this.#takeEntry(path, entry);
      }
    }
  }

  /** Links are followed only where the user names them: they can lead out, or in circles. */
  #takeEntry(path: string, entry: Dirent): void {
    if (entry.isFile()) return this.#take(path, false);
    const reason = entry.isSymbolicLink() ? 'this is a link; name it to have it checked' : NO_FILE;
    this.#notes.push(`${this.#shown(path)}: ${reason}`);
  }

  #entries(folder: string): readonly Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.#notes.push(`${this.#shown(folder)}: ${reasonOf(error)}`);
      return [];
    }
  }

  #shown(path: string): string {
    return (relative(this.#options.folder, path) || path).split(sep).join('/');
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The folder before the first part with a wildcard. */
function globBase(glob: string): string {
  const parts = glob.split('/');
  return parts.slice(0, parts.findIndex(isGlob)).join('/') || (isAbsolute(glob) ? '/' : '.');
}
