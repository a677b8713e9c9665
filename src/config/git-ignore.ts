import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isCheap } from './globs.ts';

/** The rules of one `.gitignore`, which are relative to its folder. */
export interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The rules with those of the folder's own `.gitignore`, if it has one. */
export function withIgnoreFile(
  rules: readonly IgnoreRules[],
  folder: string,
): readonly IgnoreRules[] {
  let text: string;
  try {
    text = readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    return rules;
  }
  // The repository may be hostile: a line with many stars would take hours on a long name.
  const lines = text.split(/\r?\n/).filter((line) => line.length <= LINE_LIMIT && isCheap(line));
  return [...rules, { folder, rules: ignore({ ignorecase: false }).add(lines) }];
}

const LINE_LIMIT = 1024;

/**
 * The rules above a folder, up to the root of its git repository. None for a folder that they
 * themselves ignore: it was named, so that it is wanted.
 */
export function ignoreRulesAbove(folder: string): readonly IgnoreRules[] {
  const above: string[] = [];
  let at = folder;
  while (!existsSync(join(at, '.git'))) {
    const parent = resolve(at, '..');
    if (parent === at) return [];
    above.unshift(parent);
    at = parent;
  }
  const rules = above.reduce<readonly IgnoreRules[]>(withIgnoreFile, []);
  return isGitIgnored(rules, folder, true) ? [] : rules;
}

/** True when git would not see the path; rules nearer to it win over those further up. */
export function isGitIgnored(
  rules: readonly IgnoreRules[],
  path: string,
  isFolder: boolean,
): boolean {
  let ignored = false;
  for (const { folder, rules: own } of rules) {
    const inside = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const { ignored: hides, unignored } = own.test(inside);
    ignored = hides || (ignored && !unignored);
  }
  return ignored;
}
