// Bundles keyproof into dist/: the command, the library and the rules, with everything that is only
// needed sometimes in chunks of its own. Nothing is left to install beside it.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { notices } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist/`;

rmSync(dist, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: { keyproof: 'src/cli/bin.ts', index: 'src/index.ts', rules: 'rules/index.ts' },
  platform: 'node',
  resolve: { alias: { 'string-width': `${root}scripts/stand-ins/string-width.mjs` } },
});
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  minify: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
});
await bundle.close();
// The catalogue looks for its facts beside itself, and all chunks lie flat.
copyFileSync(`${root}src/catalog/facts.jsonl`, `${dist}facts.jsonl`);
writeFileSync(`${dist}THIRD-PARTY-NOTICES.txt`, notices(root, output));
const command = readFileSync(`${dist}keyproof.js`, 'utf8');
if (!command.startsWith('#!'))
  writeFileSync(`${dist}keyproof.js`, `#!/usr/bin/env node\n${command}`);
