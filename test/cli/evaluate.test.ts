import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyproof-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], stdin = ''): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    isTerminal: false,
    write: (text) => void (written[name] += text),
    ready: () => Promise.resolve(true),
  });
  const code = await main(['evaluate', ...args], {
    folder,
    now: new Date(0),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    environment: () => undefined,
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
  });
  return { code, ...written };
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' };

function input(id: string, statement: object, context: object = {}): object {
  return {
    id,
    request: {
      principal: 'arn:aws:iam::111111111111:user/ana',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::lab/a.txt',
      resourceAccount: '111111111111',
      context,
    },
    policies: {
      identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: [statement] } }],
    },
  };
}

describe('keyproof evaluate --format json', () => {
  test('answers by the contract', async () => {
    const { code, stdout } = await run(
      ['-f', 'json'],
      JSON.stringify(input('one', { Sid: 'Read', ...allow })),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      id: 'one',
      decision: 'allow',
      determining: [{ kind: 'identity', policy: 'p', statement: 0, sid: 'Read', effect: 'Allow' }],
      blockedBy: [],
      assumptions: [],
      reasons: ['statement 0 (`Read`) of the identity policy `p` allows it'],
    });
  });

  test.for([
    ['an array', (list: readonly object[]) => JSON.stringify(list, undefined, 2)],
    [
      'one object a line',
      (list: readonly object[]) => list.map((one) => JSON.stringify(one)).join('\n'),
    ],
    [
      'objects over several lines',
      (list: readonly object[]) => list.map((one) => JSON.stringify(one, undefined, 2)).join('\n'),
    ],
  ] as const)('takes %s', async ([, write]) => {
    const list = [
      input('a', allow),
      input('b', { ...allow, Effect: 'Deny' }),
      input('c', { ...allow, Action: 's3:PutObject' }),
    ];
    writeFileSync(join(folder, 'inputs.json'), write(list));
    const { code, stdout } = await run(['inputs.json', '--format', 'json']);
    expect(code).toBe(0);
    const lines: readonly { readonly id: string; readonly decision: string }[] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, decision }) => `${id} ${decision}`)).toEqual([
      'a allow',
      'b explicit-deny',
      'c implicit-deny',
    ]);
  });

  test('says where an input is wrong, decides the others and exits with 2', async () => {
    const text = [
      JSON.stringify(input('a', allow)),
      '{"id": "b", "request": {}}',
      '{"id": ',
      '',
    ].join('\n');
    const { code, stdout } = await run(['-f', 'json'], text);
    const [first, second, third] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(2);
    expect(first.decision).toBe('allow');
    expect(second).toMatchObject({
      id: 'b',
      error: expect.arrayContaining([expect.objectContaining({ line: 2, pointer: '/request' })]),
    });
    expect(third.error[0].line).toBeGreaterThanOrEqual(3);
  });

  test('repeated names in a policy make its statement unknown, never the last one win', async () => {
    const text = JSON.stringify(input('twice', allow)).replace(
      '"Effect":"Allow"',
      '"Effect":"Deny","\\u0045ffect":"Allow"',
    );
    const { stdout } = await run(['-f', 'json'], text);
    expect(JSON.parse(stdout).decision).toBe('unknown');
  });
});

describe('keyproof evaluate', () => {
  test('draws which gate was open, and the condition that was not met', async () => {
    const statement = { ...allow, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    const { stdout } = await run(
      [],
      JSON.stringify(input('from home', statement, { 'aws:SourceIp': '192.0.2.1' })),
    );
    expect(stdout).toBe(`DENIED because something does not allow it  from home
  arn:aws:iam::111111111111:user/ana calls s3:GetObject on arn:aws:s3:::lab/a.txt
  ├─ ✓ open  no Deny matches
  ├─ ✗ shut  identity policies
  └─ near miss: statement 0 of identity policy p, but for one condition
       IpAddress aws:SourceIp
         policy   10.0.0.0/8
         request  192.0.2.1

`);
  });

  test('says that a key is absent', async () => {
    const statement = { ...allow, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
    const { stdout } = await run([], JSON.stringify(input('untagged', statement)));
    expect(stdout).toContain('request  lacks this key');
  });

  test('names a doubtful point that decided, and takes its other reading on demand', async () => {
    const statement = {
      ...allow,
      Condition: { StringNotEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/nobody}' } },
    };
    const text = JSON.stringify(input('doubtful', statement, { 'aws:PrincipalTag/team': 'red' }));
    expect((await run([], text)).stdout).toContain('assumed (D7)');
    expect((await run(['--reading', 'D7'], text)).stdout).toMatch(/^DENIED/);
    expect((await run(['--reading', 'D77'], text)).code).toBe(2);
    expect((await run(['--list-readings'])).stdout).toContain('D7 ');
  });

  test('escapes what an input holds', async () => {
    const { stdout } = await run([], JSON.stringify(input('\u001B[31mred', allow)));
    expect(stdout).not.toContain('\u001B');
    expect(stdout).toContain('\\x1b[31mred');
  });

  test('refuses a file that is not there', async () => {
    const { code, stderr } = await run(['nowhere.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('nowhere.json');
  });

  test('has an example that is shipped', () => {
    const example = readFileSync(
      new URL('../../fixtures/requests/upload-to-abac-lab.json', import.meta.url),
      'utf8',
    );
    expect(JSON.parse(example).request.action).toBe('s3:PutObject');
  });
});
