// Speed of answers about all requests: one question, growth with the number of statements, random
// policies, questions that blow up, the policies of a folder, and cvc5 on the same questions.
// As a command: node test/bench/solve.mjs [FOLDER OF POLICIES]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { report } from './measure.mjs';

const MEGABYTE = 1024 * 1024;
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The parts that are measured, bundled as they are shipped. */
async function load() {
  const input = {
    solve: 'src/solve/solve.ts',
    certificate: 'src/solve/check-certificate.ts',
    smt: 'src/solve/smt-text.ts',
    decide: 'src/authorize/authorization.ts',
    policy: 'src/policy/read-policy.ts',
    tree: 'src/syntax/from-value.ts',
    questions: 'test/solve/cvc5-questions.ts',
  };
  const build = await rolldown({ cwd: root, input, platform: 'node' });
  await build.write({
    dir: folder,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await build.close();
  const of = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const start = performance.now();
  const { solve } = await of('solve');
  report('loading the solver', ms(performance.now() - start), 'target: 50 ms');
  const { checkCertificate } = await of('certificate');
  const { smtText } = await of('smt');
  const { compile } = await of('decide');
  const { readPolicy } = await of('policy');
  const { fromValue } = await of('tree');
  const { randomQuestion } = await of('questions');
  return { solve, checkCertificate, smtText, compile, readPolicy, fromValue, randomQuestion };
}

const { solve, checkCertificate, smtText, compile, readPolicy, fromValue, randomQuestion } =
  await load();
const hasCvc5 = spawnSync('cvc5', ['--version']).status === 0;

function ms(duration) {
  return `${duration.toFixed(duration < 10 ? 2 : 0)} ms`;
}

function timed(run) {
  const start = performance.now();
  const result = run();
  return { result, duration: performance.now() - start };
}

function percentile(durations, percent) {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

const SITUATION = {
  caller: 'user',
  action: undefined,
  service: '',
  resource: 'other',
  relation: 'same-account',
  isServiceLinked: false,
  isManagementCaller: false,
  isManagementResource: false,
};

const LISTS = new Set(['aws:tagkeys', 'aws:principalorgpaths', 'kms:resourcealiases']);

/** A request of which nothing is known but who makes it. */
const OPEN = {
  caller: {
    kind: 'user',
    arn: 'arn:aws:iam::111111111111:user/ana',
    partition: 'aws',
    account: '111111111111',
    name: 'ana',
  },
  action: { kind: 'variable', name: 'action' },
  resource: { kind: 'variable', name: 'resource' },
  key: (name) => ({
    kind: 'variable',
    name,
    mayBeAbsent: true,
    isMultivalued: LISTS.has(name),
  }),
};

/** When an identity policy allows a request. */
function allowed(document) {
  const policy = readPolicy(fromValue(document).root, 'identity');
  const { decisionTerm } = compile({ identity: [{ name: 'policy', policy }] });
  return decisionTerm(SITUATION).allowed();
}

/** What one document allows and another does not. */
function more(one, other) {
  return {
    parts: [
      { term: allowed(one), request: OPEN },
      { term: allowed(other), request: OPEN, holds: false },
    ],
  };
}

const GET = {
  ...OPEN,
  action: { kind: 'value', text: 's3:getobject' },
  resource: { kind: 'value', text: 'arn:aws:s3:::bucket-3/teams/red/a' },
};

function can(document) {
  return { parts: [{ term: allowed(document), request: GET }] };
}

/** A policy with six keys, every fifth statement of which is a Deny. */
function policyOf(count) {
  const Statement = Array.from({ length: count }, (_, index) => ({
    Effect: index % 5 === 4 ? 'Deny' : 'Allow',
    Action: index % 2 === 0 ? ['s3:Get*', 's3:PutObject'] : 's3:*',
    Resource: `arn:aws:s3:::bucket-${index}/teams/*`,
    Condition: {
      StringEquals: { 'aws:PrincipalTag/team': [`team-${index % 50}`, 'all'] },
      StringLike: { 'aws:SourceVpce': `vpce-${index % 20}*` },
      ...(index % 3 === 0 && { IpAddress: { 'aws:SourceIp': `10.${index % 250}.0.0/16` } }),
      ...(index % 4 === 0 && { Bool: { 'aws:SecureTransport': 'true' } }),
      ...(index % 7 === 0 && {
        NumericLessThan: { 'aws:MultiFactorAuthAge': String(60 + (index % 300)) },
      }),
      ...(index % 11 === 0 && { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }),
    },
  }));
  return { Version: '2012-10-17', Statement };
}

function reversed(document) {
  const { Statement } = document;
  return { ...document, Statement: Array.isArray(Statement) ? Statement.toReversed() : Statement };
}

/** The document without one Allow, which makes it narrower. */
function withoutAllow(document) {
  return { ...document, Statement: document.Statement.toSpliced(3, 1) };
}

function expectKind({ kind, reasons }, expected) {
  if (kind !== expected) throw new Error(`${kind} instead of ${expected}: ${reasons ?? ''}`);
}

function oneQuestion() {
  const document = policyOf(10);
  const text = JSON.stringify(document);
  const cold = Array.from(
    { length: 300 },
    () => timed(() => solve(can(JSON.parse(text)))).duration,
  );
  const prepared = can(document);
  const hot = Array.from({ length: 3000 }, () => timed(() => solve(prepared)).duration);
  report('10 statements, from JSON, p50 / p95', pair(cold, 95), 'target: 10 ms p95');
  report('10 statements, compiled, p50 / p99', pair(hot, 99), 'target: 1 ms p99');
}

function pair(durations, percent) {
  return `${ms(percentile(durations, 50))} / ${ms(percentile(durations, percent))}`;
}

const TARGETS = new Map([
  [1000, 'target: 300 ms each'],
  [10_000, 'target: 5 s, 1 GB'],
]);

function growth() {
  for (const count of [10, 100, 1000, 10_000]) {
    const text = JSON.stringify(policyOf(count));
    const one = () => JSON.parse(text);
    const kinds = [
      [() => can(one()), 'satisfiable'],
      [() => more(one(), reversed(one())), 'unsatisfiable'],
      [() => more(one(), withoutAllow(one())), 'satisfiable'],
    ];
    const own = kinds.map(([make, kind]) => {
      const { result, duration } = timed(() => solve(make()));
      expectKind(result, kind);
      return ms(duration);
    });
    report(`${count} statements: can / equal / more`, own.join(' / '), TARGETS.get(count));
    if (hasCvc5 && count <= 1000) {
      const other = kinds.map(([make]) => ms(timed(() => cvc5(smtText(make()))).duration));
      report(`${count} statements: cvc5`, other.join(' / '));
    }
  }
  const megabytes = process.resourceUsage().maxRSS / 1024;
  report('memory', `${megabytes.toFixed(0)} MB`, 'target: 1024 MB');
}

/** The answer of cvc5, the start of the program included. */
function cvc5(text) {
  const options = ['--lang', 'smt2', '--strings-exp', '--tlimit=10000', '-'];
  return spawnSync('cvc5', options, {
    input: text,
    encoding: 'utf8',
    maxBuffer: 64 * MEGABYTE,
  }).stdout.trim();
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
  report('of these answered', `${known}`, 'target: all without list variables');
  report('certificates that are valid', `${checked} of ${proved}`, 'target: all');
  report('with reading, checking and the rest', ms(whole), 'target: 60 s');
  if (hasCvc5) againstCvc5();
}

function againstCvc5() {
  const seeds = Array.from({ length: 100 }, (_, index) => index);
  const cold = timed(() => seeds.map((seed) => solve(randomQuestion(seed)))).duration;
  const questions = seeds.map((seed) => randomQuestion(seed));
  const prepared = timed(() => questions.map((question) => solve(question))).duration;
  const others = questions.map((question) => {
    const text = smtText(question);
    return timed(() => cvc5(text)).duration;
  });
  const other = others.reduce((sum, duration) => sum + duration, 0);
  report('cvc5 on 100 of these, p50 / p95', pair(others, 95));
  report(
    'cvc5 by ours, from JSON / compiled',
    `${(other / cold).toFixed(0)}x / ${(other / prepared).toFixed(0)}x`,
  );
}

function containsOne(count) {
  const values = Array.from({ length: count }, (_, index) => `*${index}*`);
  const Condition = { StringLike: { 'aws:RequestTag/k': values } };
  return { Effect: 'Allow', Action: '*', Resource: '*', Condition };
}

function stars(index) {
  return `*${(index * 7919).toString(36)}*${(index * 104_729).toString(36)}*`;
}

/** Questions that are built to be hard: an answer or a reason has to come, soon. */
function blowUps() {
  const overlapping = Array.from({ length: 200 }, (_, index) => ({
    Effect: index % 2 === 0 ? 'Allow' : 'Deny',
    Action: '*',
    Resource: `arn:aws:s3:::${stars(index)}`,
  }));
  const keys = Array.from({ length: 60 }, (_, key) => ({
    Effect: key === 0 ? 'Allow' : 'Deny',
    Action: '*',
    Resource: '*',
    Condition: {
      StringNotLike: {
        [`aws:RequestTag/k${key}`]: Array.from({ length: 60 }, (_, value) => `*${key}x${value}*`),
      },
    },
  }));
  const products = Array.from({ length: 24 }, (_, index) => ({
    ...containsOne(1),
    Effect: index === 0 ? 'Allow' : 'Deny',
    Condition: { StringNotLike: { 'aws:RequestTag/k': `*${String.fromCharCode(97 + index)}*` } },
  }));
  hard('200 statements of wildcards that overlap', overlapping);
  hard('60 keys with 60 values each', keys);
  hard('all of 24 texts within one key', products);
  hard('one of 500 texts within one key', [containsOne(500)]);
}

function hard(name, Statement) {
  const document = { Version: '2012-10-17', Statement };
  const narrower = { ...document, Statement: Statement.slice(1) };
  for (const [what, make] of [
    ['can', () => ({ parts: [{ term: allowed(document), request: OPEN }] })],
    ['equal', () => more(document, reversed(document))],
    ['more', () => more(document, narrower)],
  ]) {
    const { result, duration } = timed(() => solve(make()));
    report(`${name}: ${what} (${result.kind})`, ms(duration), 'target: 5 s');
  }
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

oneQuestion();
growth();
randomPolicies();
blowUps();
const [path] = process.argv.slice(2);
if (path !== undefined) realPolicies(path);
