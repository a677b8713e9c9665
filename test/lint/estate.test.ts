import { describe, expect, test } from 'vitest';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { Diagnostic, Rule } from '../../src/index.ts';
import { estateContext, type AskedContext } from '../../src/lint/estate/questions.ts';
import { lintEstate } from '../../src/lint/estate/run.ts';
import { rulesIn } from '../../src/lint/profiles.ts';
import { sourceOf } from '../annotate.ts';
import { ROOT } from '../estate/estate-of.ts';
import { exampleSettings, findingsInEstate, loadRule, ruleIds } from '../rule-files.ts';
import { folderWith } from '../cli/folders.ts';

const all = await Promise.all(ruleIds.map(loadRule));
const ofEstates = all.filter(({ scope }) => scope === 'estate');

interface Linted {
  readonly findings: readonly Diagnostic[];
  readonly context: AskedContext;
}

/** What the rules about estates find in the estate of a file. */
async function linted(
  path: string,
  {
    folder = ROOT,
    rules = ofEstates,
    budget = Infinity,
  }: {
    readonly folder?: string;
    readonly rules?: readonly Rule[];
    readonly budget?: number;
  } = {},
): Promise<Linted> {
  const { estate, text } = await loadEstate(path, folder);
  const library = new PolicyLibrary();
  const context = estateContext({ estate, settings: exampleSettings([]), library, budget });
  const files = lintEstate({ estate, text }, context, { rules });
  return { findings: files.flatMap(({ diagnostics }) => diagnostics), context };
}

describe('the reference lab', () => {
  const LABS: readonly (readonly [name: string, findings: readonly object[]])[] = [
    ['lab', []],
    [
      'lab-with-mistake',
      [
        {
          rule: 'sse-kms/always-denied',
          severity: 'error',
          path: 'fixtures/abac-lab/bucket-policy.json',
          pointer: '/Statement/0/Action',
          sid: 'ABACDenyUploadUnlessTaggedAsUser',
          witness: { action: 's3:PutObject', decision: 'explicit-deny' },
        },
      ],
    ],
    [
      'lab-without-via',
      [
        {
          rule: 'sse-kms/direct-decrypt-path',
          severity: 'warning',
          path: 'fixtures/abac-lab/lab-without-via.estate.yaml',
          sid: 'OwnersAnyWay',
          witness: {
            principal: 'arn:aws:iam::111111111111:user/aalsg-user-1',
            action: 'kms:Decrypt',
            context: { 'encryptionContext.username_owner': 'aalsg-user-1' },
            decision: 'allow',
          },
        },
      ],
    ],
  ];

  test.for(LABS)('%s', async ([name, findings]) => {
    const rules = rulesIn('recommended', ofEstates);
    const found = await linted(`fixtures/abac-lab/${name}.estate.yaml`, { rules });
    expect(found.findings).toMatchObject(findings);
  });
});

const KEY = 'arn:aws:kms:us-east-1:111111111111:key/k';

/** One reader of one bucket, whose key is as given. */
function estateWith(key: string, reader = '', policies = READS): string {
  return `
version: 1
accounts:
  "111111111111":
    roles: { reader: { ${reader} policies: [${policies}] } }
    buckets: { lab: { encryption: { algorithm: aws:kms, key: "${KEY}" } } }
    keys: { k: { policy: ${key} } }
`;
}

const READS =
  '{ Version: "2012-10-17", Statement: { Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::lab/*" } }';
const CLOSED =
  '{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: kms:DescribeKey, Resource: "*" } }';
const BY_TAG =
  '{ Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "arn:aws:iam::111111111111:role/reader" }, Action: kms:Decrypt, Resource: "*", Condition: { StringEquals: { "kms:EncryptionContext:team": "${aws:PrincipalTag/team}" } } } }';
const TAGGED =
  'trust: { Version: "2012-10-17", Statement: { Effect: Allow, Principal: { AWS: "111111111111" }, Action: ["sts:AssumeRole", "sts:TagSession"], Resource: "*" } },';

function rulesFound(yaml: string): readonly string[] {
  return findingsInEstate(rulesIn('recommended', ofEstates), yaml).map(({ rule }) => rule);
}

const LOCKS = new Set(['sse-kms/get-without-decrypt', 'sse-kms/no-reader']);

function namesOf({ findings }: Linted): readonly string[] {
  return findings.map(({ rule }) => rule);
}

describe('what nobody can tell', () => {
  test('a key that lets nobody in is found', () => {
    expect(rulesFound(estateWith(CLOSED))).toEqual([...LOCKS]);
  });

  const UNTOLD: readonly (readonly [title: string, yaml: string])[] = [
    ['a key policy that cannot be read', estateWith('key-policy.json')],
    ['an identity policy that cannot be read', estateWith(CLOSED, '', `${READS}, more.json`)],
    ['a boundary that cannot be read', estateWith(CLOSED, 'boundary: boundary.json,', READS)],
    ['tags that a session may bring', estateWith(BY_TAG, TAGGED.replace(', Resource: "*"', ''))],
  ];

  test.for(UNTOLD)('%s is no finding', ([, yaml]) => {
    expect(rulesFound(yaml).filter((rule) => LOCKS.has(rule))).toEqual([]);
  });

  test('more than the budget is not asked, and told', async () => {
    const path = 'fixtures/estates/grants.estate.yaml';
    const [whole, none] = await Promise.all([linted(path), linted(path, { budget: 0 })]);
    expect(namesOf(whole)).toContain('sse-kms/get-without-decrypt');
    expect(whole.context.isOver()).toBe(false);
    expect(namesOf(none).filter((rule) => rule.startsWith('sse-kms/'))).toEqual([]);
    expect(none.context.isOver()).toBe(true);
  });
});

describe('the place of a finding', () => {
  const files = {
    'estate.yaml': estateWith(
      '{ Version: "2012-10-17", Statement: [] }',
      '',
      'wrapped.json, arn:aws:iam::aws:policy/AdministratorAccess',
    ),
    'wrapped.json': JSON.stringify({
      PolicyVersion: {
        Document: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Reads',
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::lab/*',
            },
          ],
        },
        IsDefaultVersion: true,
      },
    }),
  };

  test('is the principal, where the statement is in a policy of AWS', async () => {
    const { findings } = await linted('estate.yaml', { folder: folderWith(files) });
    const found = findings.find(({ rule }) => rule === 'sse-kms/key-policy-does-not-trust-iam');
    expect(found).toMatchObject({
      path: 'estate.yaml',
      pointer: '/accounts/111111111111/roles/reader',
      range: { start: { line: 5, column: 14 }, end: { line: 5, column: 20 } },
    });
  });

  test('is told from the beginning of a file that holds more than the policy', async () => {
    const others = { ...files, 'estate.yaml': estateWith(CLOSED, '', 'wrapped.json') };
    const { findings } = await linted('estate.yaml', { folder: folderWith(others) });
    const found = findings.find(({ rule }) => rule === 'sse-kms/get-without-decrypt');
    expect(found).toMatchObject({
      path: 'wrapped.json',
      pointer: '/PolicyVersion/Document/Statement/0/Action',
      sid: 'Reads',
    });
  });
});

test('a right estate of one rule is no error to another', () => {
  const wrong = ofEstates.flatMap((rule) =>
    rule.examples.valid.flatMap(({ title, policy }) =>
      findingsInEstate(ofEstates, sourceOf(policy))
        .filter(({ severity }) => severity === 'error')
        .map((finding) => `${rule.id}, ${title}: ${finding.rule}: ${finding.message}`),
    ),
  );
  expect(wrong).toEqual([]);
});
