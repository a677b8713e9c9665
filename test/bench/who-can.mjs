// How long `who-can` takes on a large estate, of one bucket and of all. Run `npm run build` first.
// As a command: node test/bench/who-can.mjs --principals 5000 --buckets 1000 --keys 500
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { estateOf } from './estates.mjs';
import { report } from './measure.mjs';

const command = fileURLToPath(new URL('../../dist/keyproof.cjs', import.meta.url));

/** Wall time of one question, the loading of the estate included. */
function ask(file, resource) {
  const start = performance.now();
  execFileSync(process.execPath, [command, 'who-can', 'decrypt', resource, '--estate', file], {
    stdio: 'ignore',
  });
  return performance.now() - start;
}

const names = ['principals', 'buckets', 'keys'];
const { values } = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const given = names.flatMap((name) => (values[name] ? [[name, Number(values[name])]] : []));
const size = { principals: 5000, buckets: 50, keys: 500, ...Object.fromEntries(given) };
const estate = estateOf(size);
const [bucket] = Object.values(estate.accounts).flatMap((one) => Object.keys(one.buckets));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-'));
try {
  const file = join(folder, 'estate.json');
  writeFileSync(file, JSON.stringify(estate));
  const of = `${size.principals} principals`;
  report(`who-can decrypt one bucket, ${of}`, seconds(ask(file, `arn:aws:s3:::${bucket}/*`)));
  report(`who-can decrypt ${size.buckets} buckets, ${of}`, seconds(ask(file, '*')));
} finally {
  rmSync(folder, { recursive: true });
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
