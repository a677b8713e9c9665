import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Suite } from '../../src/claims/suite.ts';
import { loadSuite } from '../../src/config/load-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyproof-suite-'));

function load(text: string): Promise<Suite> {
  writeFileSync(join(folder, 'a.suite.yaml'), text);
  return loadSuite('a.suite.yaml', folder);
}

test('a suite names its estates from where it lies', async () => {
  const suite = await load(`
estate: lab.estate.yaml
scenarios:
  - name: reads
    principal: anonymous
    operation: s3:GetObject
    resource: arn:aws:s3:::lab/a
    with: {versionId: 3, bucketKeyEnabled: true, encryptionContext.a: b}
    expect: deny
  - name: fails at the key
    estate: other.yaml
    readings: [D7]
    principal: anonymous
    operation: s3:GetObject
    resource: arn:aws:s3:::lab/a
    expect: {decision: deny, at: kms:Decrypt, kind: implicit-deny, context: {a: b}}
claims:
  - name: nobody
    claim: no principal can decrypt arn:aws:s3:::lab/*
`);
  expect(suite).toMatchObject({
    path: 'a.suite.yaml',
    scenarios: [
      {
        name: 'reads',
        estate: join(folder, 'lab.estate.yaml'),
        request: {
          parameters: new Map([
            ['versionId', '3'],
            ['bucketKeyEnabled', 'true'],
            ['encryptionContext.a', 'b'],
          ]),
        },
        expect: { decision: 'deny', at: undefined },
      },
      {
        estate: join(folder, 'other.yaml'),
        readings: new Set(['D7']),
        expect: { at: 'kms:Decrypt', kind: 'implicit-deny', context: new Map([['a', 'b']]) },
      },
    ],
    claims: [{ claim: { kind: 'nobody' }, expect: 'proved' }],
  });
});

describe('a suite that is wrong is refused with the place', () => {
  const scenario = 'principal: p, operation: s3:GetObject, resource: r';
  test.each([
    ['scenarios: []', 'a.suite.yaml:1:1: the file lacks `estate`'],
    [
      'estate: e\nscenario: []',
      'a.suite.yaml:2:1: the file has no setting `scenario`; did you mean',
    ],
    [
      `estate: e\nscenarios:\n  - {name: n, ${scenario}}`,
      'a.suite.yaml:3:5: `scenarios/0` lacks `expect`',
    ],
    [
      `estate: e\nscenarios:\n  - {name: n, ${scenario.replace('s3:GetObject', 'GetObject')}, expect: allow}`,
      'must look like `s3:GetObject`',
    ],
    [
      'estate: e\nclaims:\n  - {name: n, claim: no principle can read x}',
      'a.suite.yaml:3:22: `principle` does not fit here; did you mean `principal`?',
    ],
    ['estate: [', 'a.suite.yaml:1'],
  ])('%s', async (text, message) => {
    await expect(load(text)).rejects.toThrow(message);
  });

  test('a claim is shown with a mark below the word', async () => {
    const text = 'estate: e\nclaims:\n  - {name: n, claim: no principle can read x}';
    await expect(load(text)).rejects.toMatchObject({
      details: ['no principle can read x', '   ^^^^^^^^^'],
    });
  });

  test('a file that is not there', async () => {
    await expect(loadSuite('none.yaml', folder)).rejects.toThrow('none.yaml');
  });
});
