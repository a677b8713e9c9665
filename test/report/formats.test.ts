import { gzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { SEVERITIES } from '../../src/lint/rule.ts';
import type { Diagnostic } from '../../src/lint/diagnostic.ts';
import type { FileReport } from '../../src/lint/run.ts';
import { diff } from '../../src/report/diff.ts';
import { fingerprints } from '../../src/report/fingerprint.ts';
import { notCheckedLines } from '../../src/report/not-checked-lines.ts';
import { redact } from '../../src/report/redact.ts';
import { FORMATS, type Format } from '../../src/report/report.ts';
import { rulePage, ruleRow, ruleTable } from '../../src/report/rule-page.ts';
import { summaryLine } from '../../src/report/summary-line.ts';
import { typeLine } from '../../src/report/type-line.ts';
import { diagnostic } from './diagnostic.ts';
import { lintTexts, printed, resultOf } from './lint-result.ts';
import { sarifFaults } from './sarif-schema.ts';
import { workflowCommands } from './workflow-commands.ts';
import { elementsOf } from './xml-elements.ts';

/** A file with policies that were left out for these reasons. */
function leaving(path: string, ...reasons: readonly string[]): FileReport {
  const notChecked = reasons.map((reason) => ({ pointer: '/a', reason }));
  return { path, policies: [], notChecked, diagnostics: [] };
}

/** A bucket policy with one mistake that has a witness, and one that has a fix. */
const POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OnlyTagged',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/*',
      Condition: { StringNotEquals: { 's3:ExistingObjectTag/owner': 'é日' } },
    },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:root' },
      Action: ['s3:GetObjekt', 's3:GetObject'],
      Resource: 'arn:aws:s3:::b/*',
    },
  ],
};

const linted = lintTexts(new Map([['bucket.json', JSON.stringify(POLICY, undefined, 2)]]));
const clean = { result: resultOf([], []), lines: () => undefined };

function ofFindings(findings: readonly Diagnostic[]) {
  const paths = new Set(findings.map(({ path }) => path));
  const files = [...paths].map((path) => ({
    path,
    policies: [],
    notChecked: [],
    diagnostics: findings.filter((finding) => finding.path === path),
  }));
  return { result: resultOf(files, findings), lines: () => undefined };
}

async function parsed(format: Format, input = linted) {
  return JSON.parse(await printed(input, format));
}

const place = {
  type: 'object',
  required: ['line', 'column'],
  additionalProperties: false,
  properties: {
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1 },
  },
};
const range = {
  type: 'object',
  required: ['start', 'end'],
  additionalProperties: false,
  properties: { start: place, end: place },
};
const text = { type: 'string', minLength: 1 };

/** The shapes that the readers of two formats document. */
const SHAPES = {
  gitlab: {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
      properties: {
        description: text,
        check_name: text,
        fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          properties: {
            path: { type: 'string', pattern: '^(?!\\./|/)' },
            lines: {
              type: 'object',
              required: ['begin'],
              properties: { begin: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
    },
  },
  rdjson: {
    type: 'object',
    required: ['source', 'diagnostics'],
    additionalProperties: false,
    properties: {
      source: { type: 'object', required: ['name'] },
      diagnostics: {
        type: 'array',
        items: {
          type: 'object',
          required: ['message', 'location', 'severity', 'code'],
          additionalProperties: false,
          properties: {
            message: text,
            location: { type: 'object', required: ['path'], properties: { path: text, range } },
            severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
            code: { type: 'object', required: ['value', 'url'] },
            suggestions: {
              type: 'array',
              items: {
                type: 'object',
                required: ['range', 'text'],
                properties: { range, text: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
} as const;

describe('every format', () => {
  test.for(FORMATS)('%s: ends with a line feed and is the same twice', async (format) => {
    const report = await printed(linted, format);
    expect(report).toMatch(/[^\n]\n$/);
    expect(await printed(linted, format)).toBe(report);
  });

  test.for(FORMATS)('%s: says that nothing was found', async (format) => {
    const report = await printed(clean, format);
    const expected: Readonly<Record<Format, unknown>> = {
      text: 'no findings in 0 policies of 0 files\n',
      json: expect.stringContaining('"findings": []'),
      sarif: expect.stringContaining('"results": []'),
      github: 'keyproof: no findings in 0 policies of 0 files\n',
      gitlab: '[]\n',
      junit: expect.stringContaining('tests="0" failures="0"'),
      rdjson: expect.stringContaining('"diagnostics": []'),
      markdown: expect.stringContaining('no findings in 0 policies'),
    };
    expect(report).toEqual(expected[format]);
    expect(report).toMatch(/[^\n]\n$/);
  });

  test.for(['gitlab', 'rdjson'] as const)('%s: has the documented shape', async (format) => {
    const validate = new Ajv().compile(SHAPES[format]);
    expect(validate(await parsed(format)) ? [] : validate.errors).toEqual([]);
    expect(linted.result.findings.length).toBeGreaterThan(1);
  });
});

function policies(...types: readonly ('bucket' | 'key')[]) {
  return types.map((type) => ({ type, because: 'of it', pointer: '', statements: 1 }));
}

describe('text', () => {
  test('shows place, mark, consequence, witness, help and fix', async () => {
    const report = await printed(linted, 'text');
    for (const part of [
      /^error {4}\S/m,
      /┌─ bucket\.json:\d+:\d+ {2}s3\/existing-object-tag-on-put$/m,
      /^ +why {6}/m,
      /^ +witness {2}/m,
      /^ +help {5}/m,
      /^ +fix {6}.*--fix --unsafe-fixes/m,
      / │ +~+$/m,
    ])
      expect(report).toMatch(part);
  });

  test('says the type of a single policy, and counts those of many', () => {
    const file = { path: '\u001Ba.json', notChecked: [], diagnostics: [] };
    expect(typeLine([])).toBeUndefined();
    expect(typeLine([{ ...file, policies: [] }])).toBeUndefined();
    expect(typeLine([{ ...file, policies: policies('key') }])).toBe(
      '\\x1ba.json is taken for a policy of type key: of it',
    );
    expect(typeLine([{ ...file, policies: policies('key', 'bucket', 'key') }])).toBe(
      'policy types: 1 bucket, 2 key',
    );
  });

  test('says what was not checked, once for each reason', async () => {
    expect(notCheckedLines([leaving('a.json')])).toEqual([]);
    expect(
      notCheckedLines([leaving('\u001Ba.json', 'of x', 'of y'), leaving('b.json', 'of x', 'of x')]),
    ).toEqual([
      'not checked: 3 policies in 2 files; of x',
      'not checked: 1 policy in \\x1ba.json; of y',
    ]);
    const template = `{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"B": {
      "Type": "AWS::S3::BucketPolicy", "Properties": {"PolicyDocument": {"Statement": [
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}}}}}`;
    const lines = await printed(lintTexts(new Map([['t.json', template]])), 'text');
    expect(lines).toMatch(/^not checked: 1 policy in t\.json; CloudFormation/m);
    expect(lines).toContain('(1 policy not checked)');
  });

  test.for([
    [{}, 'no findings in 0 policies of 0 files'],
    [{ error: 1, policies: 1, files: 1 }, '1 error in 1 policy of 1 file'],
    [
      { error: 2, warning: 1, info: 2, policies: 3, files: 2 },
      '2 errors, 1 warning, 2 infos in 3 policies of 2 files',
    ],
    [
      { suppressed: 1, baseline: 2, skipped: 1 },
      'no findings in 0 policies of 0 files (1 suppressed, 2 in the baseline, 1 file without a policy)',
    ],
    [{ notChecked: 2, files: 1 }, 'no findings in 0 policies of 1 file (2 policies not checked)'],
  ] as const)('sums up %j', ([given, line]) => {
    expect(summaryLine({ ...clean.result.summary, ...given })).toBe(line);
  });
});

describe('GitHub annotations', () => {
  test('are ten of a kind, errors first, and the rest is counted', async () => {
    const findings = [...SEVERITIES]
      .toReversed()
      .flatMap((severity) =>
        Array.from({ length: 13 }, (_, index) => diagnostic({ severity, message: `m${index}` })),
      );
    const report = await printed(ofFindings(findings), 'github');
    const names = workflowCommands(report).map(({ name }) => name);
    expect(names).toEqual(['error', 'warning', 'notice'].flatMap((name) => Array(10).fill(name)));
    expect(report).toMatch(/9 more than GitHub shows as annotations\n$/);
  });

  test('have columns only where they stay in one line', async () => {
    const end = { line: 2, column: 3, offset: 5 };
    const start = { line: 1, column: 2, offset: 1 };
    const report = await printed(
      ofFindings([
        diagnostic({ range: { start, end } }),
        diagnostic({ range: { start, end: { ...end, line: 1 } } }),
      ]),
      'github',
    );
    const [over, within] = workflowCommands(report).map(({ properties }) => properties);
    expect(over?.get('endLine')).toBe('2');
    expect(over?.has('col')).toBe(false);
    expect([within?.get('col'), within?.get('endColumn')]).toEqual(['2', '3']);
  });
});

describe('SARIF', () => {
  test('is valid, and every rule that it names is described', async () => {
    const log = await parsed('sarif');
    expect(sarifFaults(log)).toEqual([]);
    const [run, ...others] = log.runs;
    expect(others).toEqual([]);
    expect(run.columnKind).toBe('utf16CodeUnits');
    for (const { ruleId, ruleIndex } of run.results)
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const rule of run.tool.driver.rules) {
      expect(rule.shortDescription.text).not.toBe('');
      expect(rule.fullDescription.text).not.toBe('');
      expect(rule.help.text).not.toBe('');
      expect(Number(rule.properties['security-severity'])).toBeGreaterThan(0);
    }
  });

  test('of a broken log is found invalid', () => {
    expect(sarifFaults({ version: '2.1.0', runs: [{}] })).not.toEqual([]);
  });

  test.for([
    ['plain', 'a/b.json', 'a/b.json'],
    ['spaces and marks', 'a b/c#d?e%20.json', 'a%20b/c%23d%3Fe%2520.json'],
    ['a backslash', 'a\\b', 'a%5Cb'],
    ['a colon, which is no scheme', 'javascript:x', 'javascript%3Ax'],
    ['other letters', 'é/日', '%C3%A9/%E6%97%A5'],
    ['a lone surrogate', '\uD800', '%EF%BF%BD'],
    ['a folder above', '../x.json', '../x.json'],
  ] as const)('writes %s as a relative URI', async ([, path, uri]) => {
    const log = await parsed('sarif', ofFindings([diagnostic({ path })]));
    expect(sarifFaults(log)).toEqual([]);
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri,
      uriBaseId: 'ROOT',
    });
  });

  test('keeps to what code scanning takes, the worst first', async () => {
    const findings = Array.from({ length: 30_000 }, (_, index) =>
      diagnostic({
        severity: index % 10 === 0 ? 'error' : 'warning',
        message: `the action \`s3:Get${index}\` does not exist`,
        path: `folder/file-${index % 100}.json`,
        labels: Array.from({ length: index === 0 ? 2000 : 0 }, () => ({
          range: diagnostic().range,
          message: 'here',
        })),
      }),
    );
    const report = await printed(ofFindings(findings), 'sarif');
    const log = JSON.parse(report);
    expect(sarifFaults(log)).toEqual([]);
    const [run] = log.runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.properties.omittedResults).toBe(5000);
    expect(run.results.filter(({ level }: { level: string }) => level === 'error')).toHaveLength(
      3000,
    );
    expect(run.results[0].relatedLocations.length).toBeLessThanOrEqual(100);
    expect(gzipSync(report).length).toBeLessThan(10 * 1024 * 1024);
    for (const { properties } of run.tool.driver.rules)
      expect(properties.tags.length).toBeLessThanOrEqual(10);
  });
});

function printsOf(indent: number, statements = POLICY.Statement): readonly string[] {
  const policy = { ...POLICY, Statement: statements };
  const text = JSON.stringify(policy, undefined, indent);
  return fingerprints(lintTexts(new Map([['a.json', text]])).result.findings);
}

describe('fingerprints', () => {
  test('are the same for the same policy, however it is indented', () => {
    expect(printsOf(0).length).toBeGreaterThan(1);
    expect(printsOf(7)).toEqual(printsOf(0));
  });

  test('of a statement with a Sid stay when another one comes before it', () => {
    const [first, ...others] = POLICY.Statement;
    if (!first) throw new TypeError('the policy has statements');
    const [before, after] = [printsOf(2, [first, ...others]), printsOf(2, [...others, first])];
    const kept = before.filter((print) => after.includes(print));
    expect(kept.length).toBeGreaterThan(0);
  });

  test('are different for equal findings, other files, rules and messages', () => {
    const findings = [
      diagnostic(),
      diagnostic(),
      diagnostic({ path: 'b.json' }),
      diagnostic({ message: 'm' }),
      diagnostic({ rule: 'style/x' }),
      diagnostic({ sid: 'A' }),
    ];
    expect(new Set(fingerprints(findings)).size).toBe(findings.length);
  });

  test('are what GitHub and GitLab know findings by', async () => {
    const expected = fingerprints(linted.result.findings);
    const log = await parsed('sarif');
    expect(
      log.runs[0].results.map(
        ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
          partialFingerprints['primaryLocationLineHash'],
      ),
    ).toEqual(expected.map((print) => `${print}:1`));
    const issues: readonly { fingerprint: string }[] = await parsed('gitlab');
    expect(issues.map(({ fingerprint }) => fingerprint)).toEqual(expected);
  });
});

describe('other formats', () => {
  test('JUnit counts what it holds', async () => {
    const elements = elementsOf(
      await printed(ofFindings([diagnostic(), diagnostic({ path: 'b' })]), 'junit'),
    );
    const counts = ({ attributes }: (typeof elements)[number]) => [
      attributes['name'],
      attributes['tests'],
      attributes['failures'],
    ];
    expect(elements.filter(({ name }) => name.startsWith('testsuite')).map(counts)).toEqual([
      ['keyproof', '2', '2'],
      ['policy.json', '1', '1'],
      ['b', '1', '1'],
    ]);
  });

  test('rdjson counts columns in bytes, in suggestions too', async () => {
    const source = '"é日" "s3:x"';
    const start = { line: 1, column: 6, offset: 5 };
    const end = { line: 1, column: 12, offset: 11 };
    const fix = {
      grade: 'safe',
      title: 't',
      edits: [{ offset: 6, length: 4, text: 's3:y' }],
    } as const;
    const finding = diagnostic({ path: 'a.json', range: { start, end }, fix });
    const { lines } = lintTexts(new Map([['a.json', source]]));
    const { diagnostics } = await parsed('rdjson', { ...ofFindings([finding]), lines });
    expect(diagnostics[0].location.range).toEqual({
      start: { line: 1, column: 9 },
      end: { line: 1, column: 15 },
    });
    expect(diagnostics[0].suggestions).toEqual([
      {
        range: { start: { line: 1, column: 10 }, end: { line: 1, column: 14 } },
        text: 's3:y',
      },
    ]);
  });

  test('Markdown stays below the size of a job summary', async () => {
    const findings = Array.from({ length: 3000 }, () => diagnostic({ message: '日'.repeat(300) }));
    const report = await printed(ofFindings(findings), 'markdown');
    expect(Buffer.byteLength(report)).toBeLessThan(1024 * 1024);
    expect(report).toMatch(/\d+ more findings are left out for their size\.\n$/);
  });
});

describe('a diff', () => {
  test('has the changed lines with three around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni';
    expect(diff('p.json', before, before.replace('e', 'E\nEE'))).toBe(
      ['--- p.json\n+++ p.json\n@@ -2,7 +2,8 @@', ' b\n c\n d\n-e\n+E\n+EE\n f\n g\n h\n'].join(
        '\n',
      ),
    );
  });

  test.for([
    ['at the beginning', 'a\nb', 'x\nb', '@@ -1,2 +1,2 @@\n-a\n+x\n b\n'],
    ['at the end', 'a\nb', 'a\nx', '@@ -1,2 +1,2 @@\n a\n-b\n+x\n'],
    ['that only adds', 'a\na', 'a\na\na', '@@ -1,2 +1,3 @@\n a\n a\n+a\n'],
    ['of lines that end with CRLF', 'a\r\nb', 'x\r\nb', '@@ -1,2 +1,2 @@\n-a\n+x\n b\n'],
  ] as const)('of a change %s', ([, before, after, hunk]) => {
    expect(diff('p', before, after)).toBe(`--- p\n+++ p\n${hunk}`);
  });

  test('commands nobody', () => {
    const shown = diff('::error::\u001B', '::error::a\nb', '::error::a\n##[error]\u001B');
    expect(shown).not.toMatch(/\u001B/);
    expect(workflowCommands(shown)).toEqual([]);
  });
});

describe('redaction', () => {
  test.for([
    ['arn:aws:iam::111111111111:root', 'arn:aws:iam::XXXXXXXXXXXX:root'],
    ['1234567890123', '1234567890123'],
    ['12345678901', '12345678901'],
    ['the line is cut: …11111111:root', 'the line is cut: …XXXXXXXX:root'],
    ['"arn:aws:iam::1111…', '"arn:aws:iam::XXXX…'],
    ['from line 12…', 'from line XX…'],
    ['a%20111111111111.json', 'a%20XXXXXXXXXXXX.json'],
    ['\\x00111111111111', '\\x00XXXXXXXXXXXX'],
    ['\\u2028111111111111', '\\u2028XXXXXXXXXXXX'],
    ['0111111111111', '0111111111111'],
  ] as const)('of %j', ([report, masked]) => {
    expect(redact(report)).toBe(masked);
  });

  test.for(FORMATS)('leaves no account id in %s, and keeps its shape', async (format) => {
    const report = await printed(linted, format);
    const masked = redact(report);
    expect(masked).not.toMatch(/111111111111/);
    expect(masked).toHaveLength(report.length);
  });
});

describe('pages of rules', () => {
  test.for(rules.map((rule) => [rule.id, rule] as const))('%s', ([id, rule]) => {
    for (const format of ['text', 'markdown'] as const) {
      const page = rulePage(rule, format);
      for (const part of [id, rule.title, ...rule.references]) expect(page).toContain(part);
      for (const { title } of [...rule.examples.invalid, ...rule.examples.valid])
        expect(page).toContain(`${title}:`);
      const prose = new Set(Object.values(rule.messages).flatMap(Object.values));
      const long = page
        .split('\n')
        .filter((line) => line.length > 200 && ![...prose].some((words) => line.includes(words)));
      expect(long).toEqual([]);
    }
    expect(ruleRow(rule)).toContain(rule.title);
  });

  test('are listed in a table with a row for each', () => {
    expect(ruleTable(rules).trimEnd().split('\n')).toHaveLength(rules.length + 2);
  });
});
