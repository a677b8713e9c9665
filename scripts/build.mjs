// Bundles keyproof into dist/: the command (CommonJS, which Node starts faster) and the library
// (ES modules). What a command needs only sometimes stays in chunks of its own. Nothing is left to
// install beside it.
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { lazyImports } from './lazy-imports.mjs';
import { notices } from './notices.mjs';
import { withoutExamples } from './without-examples.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist/`;

async function bundle(input, output, { plugins = [], checks = {} } = {}) {
  const build = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    plugins,
    // Only `import.meta.resolve` is left in yargs, for a feature that keyproof does not use.
    checks: { emptyImportMeta: false, ...checks },
    resolve: {
      alias: {
        'string-width': `${root}scripts/stand-ins/string-width.mjs`,
        assert: `${root}scripts/stand-ins/assert.mjs`,
      },
    },
  });
  // Node.js keeps a text of ASCII alone in half the memory.
  const form = { dir: dist, minify: true, charset: 'ascii' };
  const { output: chunks } = await build.write({ ...form, ...output });
  await build.close();
  return chunks;
}

/** Finding and opening a chunk takes a millisecond, so what every command needs lies in one. */
const GROUPS = [
  { name: 'core', test: /[\\/]cli[\\/](?:start|run-evaluate)\.ts$/, priority: 1 },
  { name: 'lint', test: /[\\/](?:cli[\\/]run-lint|report[\\/]text)\.ts$/ },
];

/** chevrotain is needed for texts with faults only. */
const TOLERANT_PARSER = { by: /[\\/]parse-json\.ts$/, from: './parse-tolerantly.ts' };
/** And the solver for the few policies in which there is something to prove. */
const SOLVER = {
  by: /[\\/]lint[\\/]proofs\.ts$/,
  from: './policy-proofs.ts',
  entry: 'policy-proofs',
};

rmSync(dist, { recursive: true, force: true });
const command = await bundle(
  { keyproof: 'src/cli/bin.ts', [SOLVER.entry]: 'src/lint/policy-proofs.ts' },
  {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups: GROUPS },
  },
  { plugins: [withoutExamples(), lazyImports([TOLERANT_PARSER, SOLVER])] },
);
const library = await bundle(
  { index: 'src/index.ts', estates: 'src/estates.ts', rules: 'rules/index.ts' },
  { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
  // An estate needs at once what lint loads only for a configuration.
  { checks: { ineffectiveDynamicImport: false } },
);
// The catalogue looks for its facts beside itself, and all chunks lie flat.
copyFileSync(`${root}src/catalog/facts.jsonl`, `${dist}facts.jsonl`);
writeFileSync(`${dist}THIRD-PARTY-NOTICES.txt`, notices(root, [...command, ...library]));
