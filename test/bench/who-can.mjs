// How long `who-can` takes on a large estate: of one bucket, of all, and again after an edit. Run
// `npm run build` first. As a command:
//   node test/bench/who-can.mjs --principals 5000 --buckets 1000 --keys 500
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadEstate, whoCan } from '../../dist/estates.js';
import { estateOf } from './estates.mjs';
import { report } from './measure.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What one question takes as a command, the loading of the estate included. */
function ask({ file, folder }, resource) {
  const usage = join(folder, 'usage.json');
  const args = ['who-can', 'decrypt', resource, '--estate', file];
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    ['--require', here('usage.cjs'), here('../../dist/keyproof.cjs'), ...args],
    { stdio: 'ignore', env: { ...process.env, KEYPROOF_USAGE: usage } },
  );
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`who-can ended with ${status}`);
  const { user, system, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  return { wall, cpu: (user + system) / 1000, megabytes: maxRSS / 1024 };
}

function figures({ wall, cpu, megabytes }) {
  return `${seconds(wall)}, ${seconds(cpu)} CPU, ${megabytes.toFixed(0)} MB`;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The estate with one more statement in the policy of a bucket. */
function edited(estate, name) {
  const copy = structuredClone(estate);
  for (const { buckets } of Object.values(copy.accounts)) {
    buckets[name]?.policy.Statement.push({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${name}/*`,
      Condition: { StringEquals: { 'aws:PrincipalTag/stage': 'dev' } },
    });
  }
  return copy;
}

/** Reading the estate again and answering for the bucket whose policy was edited, in a warm process. */
async function again(estate, folder, name) {
  const question = { capability: 'decrypt', resource: `arn:aws:s3:::${name}/*` };
  const [before, after] = ['before.json', 'after.json'];
  writeFileSync(join(folder, before), JSON.stringify(estate));
  writeFileSync(join(folder, after), JSON.stringify(edited(estate, name)));
  whoCan((await loadEstate(before, folder)).estate, question);
  const cpu = process.cpuUsage();
  const start = performance.now();
  whoCan((await loadEstate(after, folder)).estate, question);
  const { user, system } = process.cpuUsage(cpu);
  return `${seconds(performance.now() - start)}, ${seconds((user + system) / 1000)} CPU`;
}

const names = ['principals', 'buckets', 'keys'];
const { values } = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const given = names.flatMap((name) => (values[name] ? [[name, Number(values[name])]] : []));
const size = { principals: 5000, buckets: 1000, keys: 500, ...Object.fromEntries(given) };
const estate = estateOf(size);
const [bucket] = Object.values(estate.accounts).flatMap((one) => Object.keys(one.buckets));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-'));
try {
  const file = join(folder, 'estate.json');
  writeFileSync(file, JSON.stringify(estate));
  const of = `${size.principals} principals`;
  const one = ask({ file, folder }, `arn:aws:s3:::${bucket}/*`);
  report(`who-can decrypt one bucket, ${of}`, figures(one));
  report(`... after an edit of its policy`, await again(estate, folder, bucket), '< 1 s');
  const all = ask({ file, folder }, '*');
  const target = '< 10 s on two idle cores, < 1024 MB';
  report(`who-can decrypt ${size.buckets} buckets, ${of}`, figures(all), target);
} finally {
  rmSync(folder, { recursive: true });
}
