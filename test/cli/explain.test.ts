import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { explainedCases } from '../explain/explained-cases.ts';
import { runKeyproof, type Ran } from './run-keyproof.ts';

const fixtures = new URL('../../fixtures/events/explained/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'keyproof-explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, 'estate.yaml'),
  readFileSync(new URL('causes.estate.yaml', fixtures), 'utf8'),
);

function eventOf(id: string): unknown {
  const found = explainedCases.find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found.event;
}

const read = eventOf('1/read');
const upload = eventOf('6/no-header');
const message = String(eventOf('11/scp-message'));

function run(args: readonly string[], stdin = ''): Promise<Ran> {
  return runKeyproof(['explain', ...args], { folder, stdin });
}

interface Answer {
  readonly events: readonly {
    readonly verdict: string;
    readonly cause: { readonly kind: string; readonly name: string; readonly at: string };
    readonly suggestions: readonly { readonly check: string; readonly edit: object }[];
  }[];
}

async function answer(args: readonly string[], stdin = ''): Promise<Answer> {
  const { stdout } = await run(['-f', 'json', ...args], stdin);
  const parsed: Answer = JSON.parse(stdout);
  return parsed;
}

describe('keyproof explain reads', () => {
  const lines = [read, upload].map((record) => JSON.stringify(record)).join('\n');
  test.for<readonly [string, string | Uint8Array]>([
    ['a record', JSON.stringify(read)],
    ['an array', JSON.stringify([read, upload], undefined, 2)],
    ['a file of AWS CloudTrail', JSON.stringify({ Records: [read, upload] })],
    ['one record a line', lines],
    ['gzip', gzipSync(JSON.stringify({ Records: [read, upload] }))],
  ])('%s', async ([name, bytes]) => {
    writeFileSync(join(folder, 'events'), bytes);
    const { events } = await answer(['-e', 'estate.yaml', 'events']);
    const at = events.map(({ cause }) => cause.at);
    expect(at).toEqual(name === 'a record' ? ['kms:Decrypt'] : ['kms:Decrypt', 's3:PutObject']);
  });

  test('standard input', async () => {
    const { events } = await answer(['-'], lines);
    expect(events).toHaveLength(2);
    expect((await answer([], lines)).events).toEqual(events);
  });

  test('a message as its argument, or in standard input', async () => {
    const said = await answer([message]);
    expect(said.events.map(({ cause }) => cause.name)).toEqual(['guardrail']);
    expect(await answer([], message)).toEqual(said);
  });

  test('several files', async () => {
    writeFileSync(join(folder, 'one.json'), JSON.stringify(read));
    writeFileSync(join(folder, 'two.json'), JSON.stringify(upload));
    expect((await answer(['one.json', 'two.json'])).events).toHaveLength(2);
  });
});

describe('keyproof explain answers', () => {
  test('by the contract', async () => {
    const { events } = await answer(['-e', 'estate.yaml'], JSON.stringify(upload));
    expect(events).toMatchObject([
      {
        request: {
          principal: 'arn:aws:iam::111111111111:user/everything',
          operation: 's3:PutObject',
          resource: 'arn:aws:s3:::strict/a.txt',
          checks: [{ action: 's3:PutObject', known: { 'aws:SourceIp': '192.0.2.10' } }],
        },
        refused: true,
        verdict: 'explicit-deny',
        cause: {
          kind: 'explicit-deny',
          name: 'encryption-header',
          at: 's3:PutObject',
          statements: [{ statement: 0, sid: 'NeedsHeader', file: 'estate.yaml', line: 153 }, {}],
        },
        agreement: { kind: 'agrees' },
        suggestions: [
          {
            edit: { kind: 'parameter', name: 'serverSideEncryption', value: 'aws:kms' },
            check: 'allow',
            alsoAllows: [],
          },
        ],
      },
    ]);
  });

  test('with the step, the place and the change for people', async () => {
    const { stdout } = await run(['-e', 'estate.yaml'], JSON.stringify(eventOf('7/bucket-key')));
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'DENIED  s3:GetObject on arn:aws:s3:::reports/q3.csv',
      '  arn:aws:iam::111111111111:user/objects, 2026-03-02T10:00:11Z, event-11',
      '  step 1  s3:GetObject         allowed  estate.yaml:53',
      '  step 2  kms:Decrypt          DENIED, nothing allows it',
      '          called by S3 for the caller, key arn:aws:kms:us-east-1:111111111111:key/11111111-1111-4111-8111-111111111111',
    ]);
    expect(stdout).toContain('policy   arn:aws:s3:::reports/*\n');
    expect(stdout).toContain('request  arn:aws:s3:::reports\n');
    expect(stdout).toContain('change    add "arn:aws:s3:::reports" to StringLike');
  });

  test('in colour on a terminal', async () => {
    const stdin = JSON.stringify(read);
    const { stdout } = await runKeyproof(['explain'], { folder, stdin, isTerminal: true });
    expect(stdout).toContain('\u001B[31m\u001B[1mDENIED');
  });

  test('nothing that acts on a terminal', async () => {
    const record = JSON.stringify(read).replaceAll('old.csv', 'old\\u001b[2J.csv');
    const { stdout } = await run(['-e', 'estate.yaml'], record);
    expect(stdout).toContain('old\\x1b[2J.csv');
    expect(stdout).not.toContain('\u001B');
  });
});

describe('keyproof explain exits', () => {
  const passed = { ...Object(read), errorCode: undefined, errorMessage: undefined };

  test('with 1 when something was refused, with 0 when nothing was', async () => {
    expect((await run([], JSON.stringify(read))).code).toBe(1);
    const { code, stdout, stderr } = await run([], JSON.stringify(passed));
    expect([code, stdout, stderr]).toEqual([0, '', 'no refused call in 1 event\n']);
  });

  test('with --all, where the estate would refuse what AWS let through', async () => {
    const { code, stdout } = await run(['--all', '-e', 'estate.yaml'], JSON.stringify(passed));
    expect(code).toBe(0);
    expect(stdout).toContain('ALLOWED  s3:GetObject on arn:aws:s3:::archive/old.csv\n');
    expect(stdout).toContain('step 2  kms:Decrypt          DENIED, nothing allows it\n');
    expect(stdout).toContain('  but       AWS let the call through, the policies here refuse it\n');
  });

  test.for([
    [['no-such-file'], 'no-such-file'],
    [['-e', 'no-such-estate.yaml'], 'no-such-estate.yaml'],
    [['--reading', 'nonsense'], 'nonsense'],
  ] as const)('with 2 for %s', async ([args, named]) => {
    const { code, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });

  test('with 2 for what is no event, and explains the rest', async () => {
    const { code, stdout, stderr } = await run([], `{"a": 1}\n${JSON.stringify(read)}`);
    expect(code).toBe(2);
    expect(stderr).toContain('keyproof: -:1: this is no record of AWS CloudTrail\n');
    expect(stdout).toContain('DENIED  s3:GetObject');
  });

  test('with 2 for a text that is no message', async () => {
    const { code, stderr } = await run(['what is this']);
    expect([code, stderr]).toEqual([2, 'keyproof: this is no error message that AWS writes\n']);
  });
});
