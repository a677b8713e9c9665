import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folders.ts';
import { runKeyproof, type Ran } from './run-keyproof.ts';

const ESTATE = `
version: 1
accounts:
  "111111111111":
    users:
      ana:
        policies:
          - Version: "2012-10-17"
            Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::lab/*" }
    buckets:
      lab: { encryption: { algorithm: AES256 } }
`;

const scenario = (name: string, operation: string, expected: string): string => `
  - name: ${name}
    principal: arn:aws:iam::111111111111:user/ana
    operation: ${operation}
    resource: arn:aws:s3:::lab/a.txt
    expect: ${expected}`;

const RIGHT = `estate: lab.estate.yaml
scenarios:${scenario('ana reads', 's3:GetObject', 'allow')}${scenario('ana does not write', 's3:PutObject', '{ decision: deny, at: "s3:PutObject", kind: implicit-deny, code: AccessDenied, httpStatus: 403 }')}
`;

const WRONG = `estate: lab.estate.yaml
scenarios:${scenario('"ana <writes> & more"', 's3:PutObject', 'allow')}
`;

function prove(
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Ran & { readonly folder: string }> {
  const folder = folderWith({
    'lab.estate.yaml': ESTATE,
    'right.suite.yaml': RIGHT,
    'wrong.suite.yaml': WRONG,
    ...files,
  });
  return runKeyproof(['prove', ...args], { folder }).then((ran) => ({ ...ran, folder }));
}

describe('prove as text', () => {
  test('has a line for each entry', async () => {
    const { code, stdout, stderr } = await prove(['right.suite.yaml']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`right.suite.yaml
  ✓ ana reads
  ✓ ana does not write

2 passed, 0 failed
`);
  });

  test('says in what an entry differs, and why', async () => {
    const { code, stdout } = await prove(['right.suite.yaml', 'wrong.suite.yaml']);
    expect(code).toBe(1);
    expect(stdout).toContain(`wrong.suite.yaml
  ✗ ana <writes> & more
      decision: expected allow, got deny
      no identity policy allows it

2 passed, 1 failed
`);
  });
});

describe('prove --format json', () => {
  test('answers by the contract', async () => {
    const { stdout } = await prove(['-f', 'json', 'wrong.suite.yaml']);
    expect(JSON.parse(stdout)).toMatchObject({
      suite: 'wrong.suite.yaml',
      scenarios: [
        {
          name: 'ana <writes> & more',
          expected: { decision: 'allow' },
          actual: { decision: 'deny', at: 's3:PutObject', kind: 'implicit-deny' },
          pass: false,
          differences: ['decision: expected allow, got deny'],
          steps: [{ call: 's3:PutObject', decision: 'implicit-deny' }],
        },
      ],
      claims: [],
      summary: { passed: 0, failed: 1 },
    });
  });

  test('gives a list for several suites', async () => {
    const { stdout } = await prove(['-f', 'json', 'right.suite.yaml', 'wrong.suite.yaml']);
    const suites: readonly { readonly suite: string }[] = JSON.parse(stdout);
    expect(suites.map(({ suite }) => suite)).toEqual(['right.suite.yaml', 'wrong.suite.yaml']);
  });
});

describe('prove --format junit', () => {
  test('has a case for each entry, escaped', async () => {
    const { stdout } = await prove(['-f', 'junit', 'right.suite.yaml', 'wrong.suite.yaml']);
    expect(stdout).toContain('<testsuites name="keyproof prove" tests="3" failures="1">');
    expect(stdout).toContain('<testcase name="ana reads" classname="right.suite.yaml"/>');
    expect(stdout).toContain('<testcase name="ana &lt;writes&gt; &amp; more" ');
    expect(stdout).toContain('<failure message="decision: expected allow, got deny">');
  });

  test('goes to a file with --output', async () => {
    const { code, stdout, folder } = await prove([
      '-f',
      'junit',
      '-o',
      'a.xml',
      'right.suite.yaml',
    ]);
    expect([code, stdout]).toEqual([0, '']);
    expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toMatch(/^<\?xml /);
  });
});

describe('prove refuses, with the place:', () => {
  test.for([
    ['a suite that is not there', 'nowhere.yaml', {}, 'nowhere.yaml: '],
    [
      'an estate that is not there',
      'a.yaml',
      { 'a.yaml': RIGHT.replace('lab.estate', 'other') },
      'other.yaml: ',
    ],
    [
      'a parameter that no request has',
      'a.yaml',
      {
        'a.yaml': RIGHT.replace(
          '    expect: allow',
          '    with: { versoinId: 1 }\n    expect: allow',
        ),
      },
      'a.yaml:7:11: no request has a parameter `versoinId`; did you mean `versionId`?',
    ],
    [
      'a reading that does not exist',
      'a.yaml',
      { 'a.yaml': RIGHT.replace('    expect: allow', '    readings: [D99]\n    expect: allow') },
      'there is no doubtful point D99',
    ],
    [
      'what is no decision',
      'a.yaml',
      { 'a.yaml': RIGHT.replace('expect: allow', 'expect: allowed') },
      'a.yaml:7:13: ',
    ],
  ] as const)('%s', async ([, suite, files, message]) => {
    const { code, stdout, stderr } = await prove([suite], files);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('a call without suites', async () => {
    const { code, stderr } = await prove([]);
    expect(code).toBe(2);
    expect(stderr).toContain('Not enough non-option arguments');
  });
});

test('an operation that AWS does not have fails its scenario alone', async () => {
  const { code, stdout } = await prove(['right.suite.yaml'], {
    'right.suite.yaml': RIGHT.replace('s3:GetObject', 's3:GetObjekt'),
  });
  expect(code).toBe(1);
  expect(stdout).toContain('AWS has no operation `s3:GetObjekt`');
  expect(stdout).toContain('1 passed, 1 failed');
});
