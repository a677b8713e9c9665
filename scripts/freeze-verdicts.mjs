// `node scripts/freeze-verdicts.mjs`: asks cvc5 the random questions of test/solve whose texts have
// changed and keeps its verdicts, with which the tests compare ours where cvc5 is not installed.
// `--compare COUNT [FROM]` compares as many answers instead, and keeps nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const KEPT = 2000;

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-verdicts-'));
try {
  const file = join(folder, 'freeze.mjs');
  const build = await rolldown({ cwd: root, input: 'test/solve/cvc5-freeze.ts', platform: 'node' });
  await build.write({ file });
  await build.close();
  const { compareAll, freeze } = await import(pathToFileURL(file).href);
  const [mode, count = KEPT, from = 0] = process.argv.slice(2);
  const said =
    mode === '--compare'
      ? compareAll(Number(from), Number(count))
      : freeze(join(root, 'test/solve/cvc5-verdicts.txt'), KEPT);
  process.stdout.write(`${said}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
