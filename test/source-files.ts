import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One source file with what the architecture speaks of. */
export interface SourceFile {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Project files that it imports, as paths, and those of them that it only loads when needed. */
  readonly files: readonly string[];
  readonly lazyFiles: readonly string[];
  /** Packages that it imports, by name. */
  readonly packages: readonly string[];
  readonly functions: readonly { readonly line: number; readonly lines: number }[];
  /** Lines on which the type checker is silenced: `any`, casts but for `as const`, `!`. */
  readonly silenced: readonly number[];
}

/** The TypeScript files below a folder of the project. */
export function sourceFiles(folder: string): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readSource(posix.join(folder, path.split(sep).join('/'))))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const found = visit(parseAst(text, { lang: 'ts' }));
  const targets = found.imports.filter((target) => !target.startsWith('node:'));
  return {
    path,
    text,
    lines: text.split('\n').length - 1,
    files: targets
      .filter((target) => target.startsWith('.'))
      .map((target) => resolveFrom(path, target)),
    lazyFiles: found.lazyImports.map((target) => resolveFrom(path, target)),
    packages: targets.filter((target) => !target.startsWith('.')).map(packageName),
    functions: found.functions.map(({ start, end }) => ({
      line: lineOf(text, start),
      lines: lineOf(text, end) - lineOf(text, start) + 1,
    })),
    silenced: found.silenced.map((start) => lineOf(text, start)),
  };
}

function resolveFrom(path: string, target: string): string {
  return relative(ROOT, join(ROOT, dirname(path), target))
    .split(sep)
    .join('/');
}

function packageName(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

interface Visited {
  readonly imports: string[];
  readonly lazyImports: string[];
  readonly functions: { readonly start: number; readonly end: number }[];
  readonly silenced: number[];
}

const IMPORTS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
]);
const SILENCERS = new Set([
  'TSAnyKeyword',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
]);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Walks a syntax tree of any shape. */
function visit(root: unknown): Visited {
  const visited: Visited = { imports: [], lazyImports: [], functions: [], silenced: [] };
  const pending: unknown[] = [root];
  for (let node = pending.pop(); pending.length > 0 || node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const fields = new Map<string, unknown>(Object.entries(node));
    const type = String(fields.get('type'));
    if (IMPORTS.has(type)) visited.imports.push(...sourceOf(fields.get('source')));
    if (type === 'ImportExpression') visited.lazyImports.push(...sourceOf(fields.get('source')));
    const start = fields.get('start');
    const end = fields.get('end');
    if (FUNCTIONS.has(type) && typeof start === 'number' && typeof end === 'number') {
      visited.functions.push({ start, end });
    }
    if (
      SILENCERS.has(type) &&
      typeof start === 'number' &&
      !isConst(fields.get('typeAnnotation'))
    ) {
      visited.silenced.push(start);
    }
    pending.push(...fields.values());
  }
  return visited;
}

function sourceOf(source: unknown): readonly string[] {
  if (typeof source !== 'object' || source === null || !('value' in source)) return [];
  return typeof source.value === 'string' ? [source.value] : [];
}

/** The type of `as const`. */
function isConst(annotation: unknown): boolean {
  return JSON.stringify(annotation)?.includes('"name":"const"') ?? false;
}
