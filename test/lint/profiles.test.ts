import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { accessAnalyzerCodes } from '../../src/lint/access-analyzer.ts';
import { PROFILES, rulesIn } from '../../src/lint/profiles.ts';
import { folderWith } from '../cli/folders.ts';
import { runKeyproof } from '../cli/run-keyproof.ts';

const ids = new Map(PROFILES.map((name) => [name, rulesIn(name, rules).map(({ id }) => id)]));

describe('profiles', () => {
  test('the strict one has every rule, and no other more', () => {
    expect(ids.get('strict')).toEqual(rules.map(({ id }) => id));
    for (const members of ids.values())
      expect(ids.get('strict')).toEqual(expect.arrayContaining([...members]));
  });

  test('the recommended one has no rule that is said to be strict', () => {
    const strict = rules.filter(({ profile }) => profile === 'strict');
    const recommended = rulesIn('recommended', rules);
    expect([...recommended, ...strict].toSorted(byId)).toEqual(rules);
  });

  test('each rule of the Access Analyzer profile has a name there', () => {
    for (const id of ids.get('access-analyzer') ?? []) {
      expect(accessAnalyzerCodes(id).every((code) => /^[A-Z][A-Z0-9_]+$/.test(code))).toBe(true);
    }
    expect(accessAnalyzerCodes('syntax/missing-version')).toEqual(['MISSING_VERSION']);
  });

  test('that for buckets and keys leaves style alone and keeps all of S3 and KMS', () => {
    const members = ids.get('aws-s3-kms') ?? [];
    expect(members.some((id) => id.startsWith('style/'))).toBe(false);
    const all = rules.map(({ id }) => id).filter((id) => /^(?:s3|kms)\//.test(id));
    expect(members).toEqual(expect.arrayContaining(all));
  });
});

describe('the command', () => {
  const policy =
    '{"Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}';

  async function found(args: readonly string[], config = '{}'): Promise<readonly Found[]> {
    const folder = folderWith({ 'a.json': policy, 'keyproof.config.json': config });
    const ran = await runKeyproof(['lint', 'a.json', '-f', 'json', ...args], { folder });
    const { findings }: { findings: readonly Found[] } = JSON.parse(ran.stdout);
    return findings;
  }

  interface Found {
    readonly rule: string;
    readonly codes?: readonly string[];
  }

  test('names what Access Analyzer names, in its profile only', async () => {
    expect(await found(['--profile', 'access-analyzer'])).toMatchObject([
      { rule: 'syntax/missing-version', codes: ['MISSING_VERSION'] },
    ]);
    expect((await found([]))[0]?.codes).toBeUndefined();
  });

  test('takes the profile from the configuration, and single rules over it', async () => {
    const config = '{"profile":"access-analyzer","rules":{"syntax/missing-version":"off"}}';
    expect(await found([], config)).toEqual([]);
  });

  test('lists the rules of a profile and a family', async () => {
    const ran = await runKeyproof(['rules', '--profile', 'access-analyzer', '--family', 'size'], {
      folder: '.',
    });
    expect(ran.stdout).toContain('size/scp');
    expect(ran.stdout).not.toContain('syntax/');
  });
});

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
