// How long `simulate` takes on a large estate, in a process of its own. Run `npm run build` first.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { estateOf } from './estates.mjs';
import { median, report } from './measure.mjs';

const command = fileURLToPath(new URL('../../dist/keyproof.cjs', import.meta.url));

/** Wall time of one simulation that has to load the whole estate. */
function simulateOnce(file, { principal, resource }) {
  // Node 20 reads extra certificates at every start when this is set; that is not ours to measure.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const args = ['simulate', '--estate', file, '--principal', principal];
  const start = performance.now();
  try {
    execFileSync(
      process.execPath,
      [command, ...args, '--operation', 's3:GetObject', '--resource', resource],
      { env, stdio: 'ignore' },
    );
  } catch (error) {
    // 1 is a request that is denied.
    if (error.status !== 1) throw error;
  }
  return performance.now() - start;
}

/** Somebody and some object of an estate. */
function questionOf({ accounts }) {
  const [[id, { roles, buckets }]] = Object.entries(accounts);
  const [role] = Object.keys(roles);
  const [bucket, { objects }] = Object.entries(buckets).find(([, value]) => value.objects);
  const [key] = Object.keys(objects);
  return {
    principal: `arn:aws:iam::${id}:role/${role}`,
    resource: `arn:aws:s3:::${bucket}/${key}`,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'keyproof-bench-'));
for (const [principals, buckets, keys] of [
  [500, 100, 50],
  [5000, 1000, 500],
]) {
  const estate = estateOf({ principals, buckets, keys });
  const text = JSON.stringify(estate, undefined, 2);
  for (const [name, runs] of [
    ['estate.json', 11],
    ['estate.yaml', 3],
  ]) {
    const file = join(folder, name);
    // JSON is YAML, too.
    writeFileSync(file, text);
    const times = Array.from({ length: runs }, () => simulateOnce(file, questionOf(estate)));
    report(
      `${principals} principals, ${buckets} buckets, ${keys} keys in ${name}`,
      `${(median(times) / 1000).toFixed(2)} s`,
      principals === 5000 && name.endsWith('json') ? 'target: 1 s' : '',
    );
  }
}
rmSync(folder, { recursive: true });
