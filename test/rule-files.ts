import { readdirSync } from 'node:fs';
import { catalog, type LintOptions, type Rule } from '../src/index.ts';

const FOLDER = new URL('../rules/', import.meta.url);

/** The ids of all rules, read off the paths of their files; `index.ts` is no rule. */
export const ruleIds: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/[^/]+\.ts$/.test(path))
  .map((path) => path.slice(0, -'.ts'.length))
  .toSorted();

/** Loads the rule of one file. */
export async function loadRule(id: string): Promise<Rule> {
  const module: { readonly default: Rule } = await import(
    /* @vite-ignore */ new URL(`${id}.ts`, FOLDER).href
  );
  return module.default;
}

/** The settings under which the examples of rules run. */
export function exampleSettings(rules: readonly Rule[]): LintOptions {
  return {
    rules,
    catalog,
    accounts: ['111111111111'],
    sensitive: [{ action: 's3:GetObject', resource: 'arn:aws:s3:::vault/*' }],
    now: new Date('2026-01-01T00:00:00Z'),
    named: true,
  };
}
