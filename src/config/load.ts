import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Severity } from '../lint/rule.ts';
import type { Suppression } from '../lint/suppress.ts';
import { readDocument } from '../syntax/document.ts';
import { LineMap } from '../syntax/line-map.ts';
import { member } from '../syntax/tree.ts';
import { decode } from '../syntax/decode.ts';
import { defaultConfig, type Config, type RuleSetting } from './config.ts';
import { insideRoot } from './inside-root.ts';
import type { TreeFile } from './read-tree.ts';
import { UsageError } from './usage-error.ts';

/** The names of the configuration file, the first that exists counts. */
export const CONFIG_NAMES = [
  'keyproof.config.json',
  'keyproof.config.yaml',
  'keyproof.config.yml',
] as const;

/** What the file may say; its schema describes this shape. */
interface ConfigFile extends Partial<
  Pick<Config, 'profile' | 'ignore' | 'types' | 'accounts' | 'sensitive' | 'claims' | 'baseline'>
> {
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly suppressions?: readonly Suppression[];
}

/**
 * The configuration of a folder: of the named file, or of the nearest one on the way up.
 * @throws UsageError when it cannot be read or does not fit the schema, with the line.
 */
export async function loadConfig(folder: string, named?: string): Promise<Config> {
  const path = named === undefined ? findConfig(folder) : resolve(folder, named);
  if (path === undefined) return defaultConfig(folder);
  const file = await readTreeFile(path, folder);
  const [{ readTree }, schema] = await Promise.all([
    import('./read-tree.ts'),
    import('../../schemas/keyproof.config.schema.json', { with: { type: 'json' } }),
  ]);
  const read: ConfigFile = readTree(file, schema.default);
  const root = dirname(path);
  if (read.baseline !== undefined) insideRoot(read.baseline, root, `${file.path}: \`baseline\``);
  const rules = ruleSettings(file, new Map(Object.entries(read.rules ?? {})));
  return { ...defaultConfig(root), ...read, rules, file: path };
}

/** The entries of `rules` with their places. */
function ruleSettings(
  { root, path, lines }: TreeFile,
  severities: ReadonlyMap<string, RuleSetting['severity']>,
): readonly RuleSetting[] {
  const rules = root?.kind === 'object' ? member(root, 'rules')?.value : undefined;
  if (rules?.kind !== 'object') return [];
  return rules.members.flatMap(({ key: { value: selector, at } }) => {
    const severity = severities.get(selector);
    const { line, column } = lines.position(at.start);
    return severity ? [{ selector, severity, from: `${path}:${line}:${column}` }] : [];
  });
}

function findConfig(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = CONFIG_NAMES.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined || dirname(at) === at) return found;
  }
}

/** Reads a JSON or YAML file as a tree. @throws UsageError when there is no such file. */
export async function readTreeFile(path: string, folder: string): Promise<TreeFile> {
  const shown = relative(folder, path) || path;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
  if (!/\.ya?ml$/.test(path)) return readDocument(shown, bytes);
  const { text = '', problems } = decode(bytes);
  const { parseYaml } = await import('../syntax/parse-yaml.ts');
  const parsed = parseYaml(text);
  return {
    path: shown,
    root: parsed.root,
    problems: [...problems, ...parsed.problems],
    lines: new LineMap(text),
  };
}

/** A system error in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'the file may not be read';
  if (code === 'EISDIR') return 'this is a folder';
  return error instanceof Error ? error.message : String(error);
}
