// `npm run rules`: writes what is generated from the rules. rules/index.ts is the list of all rules in
// the order of their ids, rules/README.md the catalogue for people. A test holds both to this text.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../rules/', import.meta.url));

/** The ids of all rules, read off the paths of their files. */
export function ruleIds() {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[^/]+\/[^/]+\.ts$/.test(path))
    .map((path) => path.slice(0, -'.ts'.length))
    .toSorted();
}

/** The text of rules/index.ts. */
export function indexText(ids) {
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

/** The text of rules/README.md. Titles and severities are read off the sources. */
export function catalogueText(ids) {
  const families = [...new Set(ids.map(familyOf))];
  return [
    '# The rules of keyproof',
    '',
    `${ids.length} rules. \`keyproof rules ID\` prints the page of one: why it is there, what it finds and what it`,
    'leaves alone, and the AWS pages that settle it. An `error` is surely wrong, a `warning` is likely wrong, an `info`',
    'is a hint. [Practices for buckets and keys](../docs/practices.md) have a table of their own. Written by `npm run rules`.',
    '',
    [
      ...families.map((family) => `[${family}](#${family})`),
      '[left out](#not-in-the-catalogue-and-why)',
    ].join(' · '),
    ...families.flatMap((family) => {
      const own = ids.filter((id) => familyOf(id) === family);
      return ['', `## ${family}`, '', ...table(own)];
    }),
    '',
    ...leftOutText(),
    '',
  ].join('\n');
}

/** Why some findings that one might expect, or that other tools make, are no rules. */
function leftOutText() {
  const rows = JSON.parse(readFileSync(`${folder}left-out.json`, 'utf8'));
  return [
    '## Not in the catalogue, and why',
    '',
    '| left out | defect | reason |',
    '| --- | --- | --- |',
    ...rows.map(({ id, defect, why }) => `| ${id} | ${defect} | ${why} |`),
  ];
}

function table(ids) {
  const rows = ids.map((id) => {
    const source = readFileSync(`${folder}${id}.ts`, 'utf8');
    const title = field(source, 'title').replaceAll('|', '\\|');
    return `| [${id}](${id}.ts) | ${field(source, 'severity')} | ${title} |`;
  });
  return ['| rule | severity | defect |', '| --- | --- | --- |', ...rows];
}

function familyOf(id) {
  return id.slice(0, id.indexOf('/'));
}

/** `s3/sse-key-on-read` is imported as `s3SseKeyOnRead`. */
function nameOf(id) {
  return id.replaceAll(/[/-](\w)/g, (_, letter) => letter.toUpperCase());
}

/** The string that a field of the rule is set to. */
function field(source, name) {
  const start = source.indexOf(`\n  ${name}:`);
  const text = /(['"])((?:\\.|(?!\1).)*)\1/s.exec(source.slice(start))?.[2] ?? '';
  return text.replaceAll(/\\(.)/g, '$1');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ids = ruleIds();
  writeFileSync(`${folder}index.ts`, indexText(ids));
  writeFileSync(`${folder}README.md`, catalogueText(ids));
}
