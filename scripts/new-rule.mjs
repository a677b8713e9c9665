// `npm run new-rule -- family/name`: a rule that fails its tests until it is filled in.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const [id = '', ...rest] = process.argv.slice(2);
if (rest.length > 0 || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
  fail('usage: npm run new-rule -- family/name-of-the-defect');
}
const path = fileURLToPath(new URL(`../rules/${id}.ts`, import.meta.url));
if (existsSync(path)) fail(`rules/${id}.ts is there already`);

mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, template(id));
const index = fileURLToPath(new URL('rules-index.mjs', import.meta.url));
execFileSync(process.execPath, [index]);
process.stdout.write(
  [
    `wrote rules/${id}.ts and listed it in rules/index.ts`,
    `fill it in until this passes: npx vitest run test/rules.test.ts -t ${id}`,
    'then write the catalogue anew: npm run rules',
    '',
  ].join('\n'),
);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Every string that a person has to write is empty, which the tests of all rules refuse. */
function template(rule) {
  return `import { defineRule } from '../../src/index.ts';

export default defineRule({
  id: '${rule}',
  title: '',
  severity: 'warning',
  rationale: \`\`,
  references: [],
  messages: {
    found: {
      message: '',
      why: '',
      help: '',
    },
  },
  examples: {
    invalid: [
      {
        title: '',
        policy: \`
{ "Version": "2012-10-17", "Statement": [] }
\`,
      },
    ],
    valid: [
      {
        title: '',
        policy: \`
{ "Version": "2012-10-17", "Statement": [] }
\`,
      },
    ],
  },

  *check({ policy }) {
    for (const statement of policy.statements) {
      yield { at: statement, message: 'found' };
    }
  },
});
`;
}
