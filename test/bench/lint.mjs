// Speed of `keyproof lint`: the start of the command, one policy warm, and growth with the input.
// Run with `npm run bench`, after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalog, lint, readDocument } from '../../dist/index.js';
import { rules } from '../../dist/rules.js';
import { median, report, time } from './measure.mjs';
import { doubtfulText, policyFiles, policyText } from './policies.mjs';

const command = fileURLToPath(new URL('../../dist/keyproof.cjs', import.meta.url));
const settings = { rules, catalog, accounts: [], now: new Date(0) };

function run(text) {
  return lint(readDocument('policy.json', Buffer.from(text)), settings).diagnostics.length;
}

/** Wall time of whole processes, in turn with an empty Node, so that both see the same machine. */
function coldStart() {
  const folder = mkdtempSync(join(tmpdir(), 'keyproof-bench-'));
  const file = join(folder, 'policy.json');
  writeFileSync(file, policyText(12));
  // Node 20 reads extra certificates at every start when this is set; that is not ours to measure.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const wall = (args) => {
    const start = performance.now();
    execFileSync(process.execPath, args, { env, stdio: 'ignore' });
    return performance.now() - start;
  };
  const pairs = Array.from({ length: 21 }, () => {
    const empty = wall(['-e', '0']);
    return { empty, ours: wall([command, 'lint', file, '--exit-zero']) };
  });
  rmSync(folder, { recursive: true });
  const empty = median(pairs.map((pair) => pair.empty));
  const ours = median(pairs.map((pair) => pair.ours));
  report('node -e 0', `${empty.toFixed(0)} ms`);
  report('cold lint of one 6 KB policy', `${ours.toFixed(0)} ms`);
  report('ratio', (ours / empty).toFixed(2), 'target: 3 at most');
}

function warm() {
  const small = policyText(12);
  report('warm lint of one 6 KB policy', `${time(() => run(small), 51).toFixed(2)} ms`);
  const key = policyText(64);
  report(
    `warm lint of a ${(key.length / 1024).toFixed(0)} KB policy`,
    `${time(() => run(key), 21).toFixed(1)} ms`,
    'target: 50 ms',
  );
}

/** Policies a second: of all sizes up to six statements, with and without what the solver proves. */
function throughput() {
  const texts = Array.from({ length: 1000 }, (_, index) => doubtfulText(1 + (index % 6)));
  const unproved = { ...settings, rules: rules.filter(({ needs }) => needs !== 'solver') };
  const perSecond = (used) => {
    const lintAll = () =>
      texts.forEach((text) => lint(readDocument('policy.json', Buffer.from(text)), used));
    return `${((texts.length * 1000) / time(lintAll, 5)).toFixed(0)} / s`;
  };
  report('1,000 policies, without the solver', perSecond(unproved), 'target: 1500 / s');
  report('1,000 policies, each with something to prove', perSecond(settings), 'target: 300 / s');
}

function growth() {
  const times = [];
  for (const megabytes of [1, 10]) {
    const files = policyFiles(megabytes * 1024 * 1024);
    const ms = time(() => files.forEach(run), 1);
    times.push(ms);
    report(
      `${megabytes} MB in ${files.length} policies`,
      `${(ms / 1000).toFixed(2)} s`,
      megabytes === 10 ? 'target: 5 s' : '',
    );
  }
  report('10 MB against 1 MB', `${(times[1] / times[0]).toFixed(1)} ×`, 'target: 15 × at most');
  const one = policyText(Math.ceil((10 * 1024 * 1024) / (policyText(100).length / 100)));
  report('10 MB in one policy', `${(time(() => run(one), 1) / 1000).toFixed(2)} s`, 'target: 5 s');
  report('memory', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`, 'target: 1024 MB');
}

coldStart();
warm();
throughput();
growth();
