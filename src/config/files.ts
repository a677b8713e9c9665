import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
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

  constructor(options: SelectOptions) {
    this.#options = options;
  }

  result(): FileSelection {
    const files = [...this.#files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { files, notes: this.#notes };
  }

  add(argument: string): void {
    const path = resolve(this.#options.folder, argument);
    const stats = statOf(path);
    if (stats?.isDirectory()) return this.#walk(path, () => true);
    if (stats?.isFile()) return this.#take(path, true);
    if (stats) throw new UsageError(`${argument}: this is neither a file nor a folder`);
    if (!isGlob(argument)) throw new UsageError(`${argument}: there is no such file or folder`);
    const before = this.#files.size;
    const matches = globMatcher(argument.replace(/^\.\//, ''));
    this.#walk(resolve(this.#options.folder, globBase(argument)), (shown) => matches(shown));
    if (this.#files.size === before) throw new UsageError(`${argument}: no file matches`);
  }

  #take(path: string, named: boolean): void {
    const shown = this.#shown(path);
    if (this.#options.isIgnored(shown)) return;
    const known = this.#files.get(shown);
    this.#files.set(shown, { path: shown, named: named || known?.named === true });
  }

  #walk(folder: string, accepts: (shown: string) => boolean): void {
    const pending = [{ folder, rules: gitIgnores(folder) }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const rules = withIgnoreFile(next.rules, next.folder);
      for (const entry of this.#entries(next.folder)) {
        const path = join(next.folder, entry.name);
        if (NEVER_ENTERED.has(entry.name) || isGitIgnored(rules, path, entry.isDirectory()))
          continue;
        if (entry.isDirectory()) pending.push({ folder: path, rules });
        // Links are followed only where the user names them: they can lead out, or in circles.
        else if (entry.isFile() && READABLE.test(entry.name) && accepts(this.#shown(path)))
          this.#take(path, false);
      }
    }
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

/** The rules of one `.gitignore`, which are relative to its folder. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

function withIgnoreFile(rules: readonly IgnoreRules[], folder: string): readonly IgnoreRules[] {
  let text: string;
  try {
    text = readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    return rules;
  }
  return [...rules, { folder, rules: ignore().add(text) }];
}

/** The rules above a folder, up to the root of its git repository. */
function gitIgnores(folder: string): readonly IgnoreRules[] {
  const above: string[] = [];
  let at = folder;
  while (!statOf(join(at, '.git'))) {
    const parent = resolve(at, '..');
    if (parent === at) return [];
    above.unshift(parent);
    at = parent;
  }
  return above.reduce<readonly IgnoreRules[]>(withIgnoreFile, []);
}

function isGitIgnored(rules: readonly IgnoreRules[], path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, rules: own } of rules) {
    const inside = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const { ignored: hides, unignored } = own.test(inside);
    ignored = hides || (ignored && !unignored);
  }
  return ignored;
}
