// Writes what is generated from the rules: rules/index.ts, the list of all rules in the order of
// their ids, and rules/README.md, the catalogue.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../rules/', import.meta.url));

/** The ids of all rules, read off the paths of their files. */
export function ruleIds() {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\.ts$/.test(path))
    .map((path) => path.slice(0, -'.ts'.length))
    .sort();
}

/** The text of rules/index.ts. */
export function indexText(ids) {
  const nameOf = (id) => id.replaceAll(/[/-](\w)/g, (_, letter) => letter.toUpperCase());
  return [
    "import type { Rule } from '../src/index.ts';",
    ...ids.map((id) => `import ${nameOf(id)} from './${id}.ts';`),
    '',
    '/** Every rule, sorted by id. Written by `npm run rules`. */',
    'export const rules: readonly Rule[] = [',
    ...ids.map((id) => `  ${nameOf(id)},`),
    '];',
    '',
  ].join('\n');
}

/** The text of rules/README.md. The title and severity are read off the source, one line each. */
export function catalogueText(ids) {
  const lines = [
    '# The rules of keyproof',
    '',
    `${ids.length} rules. \`keyproof rules ID\` prints the page of one: why, examples, sources. Written by \`npm run rules\`.`,
  ];
  let family = '';
  for (const id of ids) {
    const own = id.split('/')[0];
    if (own !== family) {
      lines.push('', `## ${own}`, '', '| rule | severity | defect |', '| --- | --- | --- |');
      family = own;
    }
    const source = readFileSync(`${folder}${id}.ts`, 'utf8');
    lines.push(`| [${id}](${id}.ts) | ${field(source, 'severity')} | ${field(source, 'title')} |`);
  }
  return `${lines.join('\n')}\n`;
}

function field(source, name) {
  const start = source.indexOf(`\n  ${name}:`);
  const text = /(['"])((?:\\.|(?!\1).)*)\1/s.exec(source.slice(start))?.[2] ?? '';
  return text.replaceAll(/\\(.)/g, '$1').replaceAll('|', '\\|');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ids = ruleIds();
  const files = { 'index.ts': indexText(ids), 'README.md': catalogueText(ids) };
  for (const [name, text] of Object.entries(files)) writeFileSync(folder + name, text);
}
