// Speed of answers about all requests: one question, growth with the number of statements, random
// policies, questions that blow up, the policies of a folder, and cvc5 on the same questions.
// As a command: node test/bench/solve.mjs [FOLDER OF POLICIES]
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './measure.mjs';
import { againstCvc5 } from './solve-cvc5.mjs';
import {
  can,
  checkCertificate,
  expectKind,
  loading,
  more,
  ms,
  packages,
  pair,
  policyOf,
  Prepared,
  randomQuestion,
  reversed,
  solve,
  sum,
  timed,
  withoutAllow,
} from './solver.mjs';

function oneQuestion() {
  const document = policyOf(10);
  const text = JSON.stringify(document);
  const cold = Array.from(
    { length: 300 },
    () => timed(() => solve(can(JSON.parse(text)))).duration,
  );
  const question = can(document);
  const compiled = Array.from({ length: 1000 }, () => timed(() => solve(question)).duration);
  const prepared = new Prepared(question);
  const again = Array.from({ length: 3000 }, () => timed(() => prepared.answer()).duration);
  report('10 statements, from JSON, p50 / p95', pair(cold, 95), 'target: 10 ms p95');
  report('10 statements, compiled, p50 / p99', pair(compiled, 99));
  report('10 statements, asked again, p50 / p99', pair(again, 99), 'target: 1 ms p99');
}

const TARGETS = new Map([
  [1000, 'target: 300 ms each'],
  [10_000, 'target: 5 s each, 1 GB'],
]);

/** The questions on a policy of some size, each with the answer that it has. */
function kindsOf(count) {
  const text = JSON.stringify(policyOf(count));
  const one = () => JSON.parse(text);
  return [
    [() => can(one()), 'satisfiable'],
    [() => more(one(), reversed(one())), 'unsatisfiable'],
    [() => more(one(), withoutAllow(one())), 'satisfiable'],
  ];
}

function growth() {
  let before;
  for (const count of [10, 100, 1000, 10_000]) {
    const kinds = kindsOf(count);
    const own = kinds.map(([make, kind]) => {
      const { result, duration } = timed(() => solve(make()));
      expectKind(result, kind);
      return duration;
    });
    report(`${count} statements: can / equal / more`, own.map(ms).join(' / '), TARGETS.get(count));
    const total = sum(own);
    if (before)
      report('  by ten times fewer', `${(total / before).toFixed(1)}x`, 'near linear: 10x');
    before = total;
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  report('memory', `${megabytes.toFixed(0)} MB`, 'target: 1024 MB');
}

function randomPolicies() {
  const count = 2000;
  const durations = [];
  let [known, proved, checked] = [0, 0, 0];
  const { duration: whole } = timed(() => {
    for (let seed = 0; seed < count; seed++) {
      const question = randomQuestion(seed);
      const { result, duration } = timed(() => solve(question));
      durations.push(duration);
      if (result.kind !== 'unknown') known++;
      if (result.kind !== 'unsatisfiable') continue;
      proved++;
      if (checkCertificate(question, result.certificate).kind === 'valid') checked++;
    }
  });
  report(`${count} random questions, p50 / p99`, pair(durations, 99));
  report('of these answered', `${known}`, 'target: 99 %');
  report('certificates that are valid', `${checked} of ${proved}`, 'target: all');
  report('with reading, checking and the rest', ms(whole), 'target: 60 s');
}

/** The policies in a folder, each held against itself turned around. */
function realPolicies(path) {
  const durations = [];
  const kinds = new Map();
  for (const file of readdirSync(path, { recursive: true })) {
    if (!String(file).endsWith('.json')) continue;
    const document = documentOf(readJson(join(path, String(file))));
    if (!document) continue;
    const { result, duration } = timed(() => solve(more(document, reversed(document))));
    durations.push(duration);
    kinds.set(result.kind, (kinds.get(result.kind) ?? 0) + 1);
  }
  const all = durations.reduce((sum, duration) => sum + duration, 0);
  const counts = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ');
  report(`policies turned around: ${counts}`, ms(all), 'target: 60 s; 0.5 % unknown');
  report('each, p50 / p99', pair(durations, 99));
  report('the slowest', ms(Math.max(0, ...durations)), 'target: 3 s');
}

/** Undefined for a file that is no JSON. */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A policy document; those of AWS are kept under a name and a version. */
function documentOf(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.Statement) return value;
  return documentOf(
    value.PolicyVersion?.Document ?? value.Document ?? value.policy ?? value.document,
  );
}

/** Questions that blow up, with no more memory than they are allowed. */
function hard() {
  const file = fileURLToPath(new URL('solve-hard.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=512', file], {
    stdio: 'inherit',
  });
  if (status !== 0) report('questions that blow up', `exit ${status}`, 'target: 0');
}

const [load = 0] = loadavg();
report('work that waits for the processors', load.toFixed(1), `${availableParallelism()} of them`);
report('loading the solver', ms(loading), 'target: 50 ms');
report('modules of packages that it needs', `${packages.length}`, 'target: 0');
oneQuestion();
growth();
randomPolicies();
againstCvc5();
hard();
const [path] = process.argv.slice(2);
if (path !== undefined) realPolicies(path);
