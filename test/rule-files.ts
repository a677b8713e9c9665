import { readdirSync } from 'node:fs';
import { PolicyLibrary } from '../src/authorize/policy-library.ts';
import { readEstate } from '../src/estate/read-estate.ts';
import { estateContext } from '../src/lint/estate/questions.ts';
import { lintEstate } from '../src/lint/estate/run.ts';
import { LineMap } from '../src/syntax/line-map.ts';
import { parseYaml } from '../src/syntax/parse-yaml.ts';
import {
  catalog,
  lint,
  readDocument,
  type Diagnostic,
  type Example,
  type LintOptions,
  type Rule,
} from '../src/index.ts';

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

/** What a rule finds in an example without its annotations: a policy, or an estate in YAML. */
export function findingsOf(
  rule: Rule,
  { source, type }: { readonly source: string; readonly type: Example['type'] },
): readonly Diagnostic[] {
  if (rule.scope === 'estate') return findingsInEstate([rule], source);
  const document = readDocument('example.json', Buffer.from(source));
  return lint(document, { ...exampleSettings([rule]), ...(type && { type }) }).diagnostics;
}

/** What rules find in an estate that refers to no files. */
export function findingsInEstate(rules: readonly Rule[], yaml: string): readonly Diagnostic[] {
  const { root, problems } = parseYaml(yaml);
  if (!root || problems.length > 0) throw new Error(problems.map(({ message }) => message).join());
  const text = { path: 'example.yaml', text: yaml, root, lines: new LineMap(yaml) };
  const { estate } = readEstate(text, (path) => ({ kind: 'unreadable', reason: `no ${path}` }));
  const context = estateContext({
    estate,
    settings: exampleSettings(rules),
    library: new PolicyLibrary(),
  });
  return lintEstate({ estate, text }, context, { rules }).flatMap(({ diagnostics }) => diagnostics);
}
