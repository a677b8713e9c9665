// Writes rules/index.ts: the list of all rules, in the order of their ids.
import { readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../rules/', import.meta.url);
const ids = readdirSync(folder, { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[^/]+\/[^/]+\.ts$/.test(path))
  .map((path) => path.slice(0, -'.ts'.length))
  .sort();

const nameOf = (id) => id.replaceAll(/[/-](\w)/g, (_, letter) => letter.toUpperCase());

const text = [
  "import type { Rule } from '../src/index.ts';",
  ...ids.map((id) => `import ${nameOf(id)} from './${id}.ts';`),
  '',
  '/** Every rule, sorted by id. Written by `npm run rules`. */',
  'export const rules: readonly Rule[] = [',
  ...ids.map((id) => `  ${nameOf(id)},`),
  '];',
  '',
].join('\n');

writeFileSync(new URL('index.ts', folder), text);
