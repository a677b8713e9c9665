// Writes the type declarations of the library into dist/types/: what its three entries reach, no more,
// and with the endings that files have there.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist/types');
const emitted = mkdtempSync(join(tmpdir(), 'keyproof-types-'));

const tsc = join(root, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', emitted], {
  cwd: root,
  stdio: 'inherit',
});
rmSync(target, { recursive: true, force: true });

const pending = ['src/index', 'src/estates', 'rules/index'];
const seen = new Set(pending);
for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
  const text = readFileSync(join(emitted, `${name}.d.ts`), 'utf8');
  for (const [, path] of text.matchAll(/'(\.{1,2}\/[^']+)\.ts'/g)) {
    const imported = posix.join(posix.dirname(name), path);
    if (!seen.has(imported)) pending.push(imported);
    seen.add(imported);
  }
  const written = join(target, `${name}.d.ts`);
  mkdirSync(dirname(written), { recursive: true });
  writeFileSync(written, text.replaceAll(/'(\.{1,2}\/[^']+)\.ts'/g, "'$1.js'"));
}
rmSync(emitted, { recursive: true });
