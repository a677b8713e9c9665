// What the benchmarks of the solver share: its parts as they are shipped, and questions to ask.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keyproof-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const input = {
  solve: 'src/solve/solve.ts',
  certificate: 'src/solve/check-certificate.ts',
  smt: 'src/solve/smt-text.ts',
  decide: 'src/authorize/authorization.ts',
  policy: 'src/policy/read-policy.ts',
  tree: 'src/syntax/from-value.ts',
  questions: 'test/solve/cvc5-questions.ts',
  cvc5: 'test/solve/cvc5.ts',
};

async function bundle() {
  const build = await rolldown({ cwd: root, input, platform: 'node' });
  const { output } = await build.write({
    dir: folder,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
  await build.close();
  return output;
}

const of = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);

/** The modules of packages that a bundled file brings along, with all that it imports. */
function packagesOf(name, output) {
  const files = new Set([`${name}.mjs`]);
  for (const file of files) {
    for (const other of chunkOf(file, output)?.imports ?? []) files.add(other);
  }
  const modules = [...files].flatMap((file) => chunkOf(file, output)?.moduleIds ?? [file]);
  return modules.filter((id) => id.includes('node_modules') || !/^node:|\W/.test(id));
}

function chunkOf(file, output) {
  return output.find(({ fileName }) => fileName === file);
}

const output = await bundle();
const start = performance.now();
export const { solve, Prepared } = await of('solve');
/** How long the solver takes to load, in milliseconds. */
export const loading = performance.now() - start;
/** The modules of packages that the solver needs. */
export const packages = packagesOf('solve', output);
export const { checkCertificate } = await of('certificate');
export const { smtText } = await of('smt');
export const { randomQuestion } = await of('questions');
export const { cvc5Verdict, hasCvc5 } = await of('cvc5');
const { compile } = await of('decide');
const { readPolicy } = await of('policy');
const { fromValue } = await of('tree');

/** Milliseconds as text. */
export function ms(duration) {
  return `${duration.toFixed(duration < 10 ? 2 : 0)} ms`;
}

/** What a function returns, and how many milliseconds it took. */
export function timed(run) {
  const begin = performance.now();
  const result = run();
  return { result, duration: performance.now() - begin };
}

function percentile(durations, percent) {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

/** The median of some durations and another percentile, as text. */
export function pair(durations, percent) {
  return `${ms(percentile(durations, 50))} / ${ms(percentile(durations, percent))}`;
}

/** The sum of some numbers. */
export function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
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
export const OPEN = {
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
export function allowed(document) {
  const policy = readPolicy(fromValue(document).root, 'identity');
  const { decisionTerm } = compile({ identity: [{ name: 'policy', policy }] });
  return decisionTerm(SITUATION).allowed();
}

/** What one document allows and another does not. */
export function more(one, other) {
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

export function can(document) {
  return { parts: [{ term: allowed(document), request: GET }] };
}

/** A policy with six keys, every fifth statement of which is a Deny. */
export function policyOf(count) {
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

export function reversed(document) {
  const { Statement } = document;
  return { ...document, Statement: Array.isArray(Statement) ? Statement.toReversed() : Statement };
}

/** The document without one Allow, which makes it narrower. */
export function withoutAllow(document) {
  return { ...document, Statement: document.Statement.toSpliced(3, 1) };
}

export function expectKind({ kind, reasons }, expected) {
  if (kind !== expected) throw new Error(`${kind} instead of ${expected}: ${reasons ?? ''}`);
}
