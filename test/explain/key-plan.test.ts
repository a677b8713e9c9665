import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { identityKeySources } from '../../src/explain/identity-key-sources.ts';
import { FOLLOWING, keyPlan } from '../../src/explain/key-plan.ts';
import { kmsKeySources } from '../../src/explain/kms-key-sources.ts';
import { requestKeySources } from '../../src/explain/request-key-sources.ts';
import { s3KeySources } from '../../src/explain/s3-key-sources.ts';

const all = [...identityKeySources, ...requestKeySources, ...s3KeySources, ...kmsKeySources];

test('every key has one source', () => {
  const keys = all.map(({ key }) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every key is documented', () => {
  const unknown = all.filter(({ key }) => {
    const example = key.endsWith('/') ? `${key}x` : key.endsWith(':') ? `${key}ImageSha384` : key;
    return catalog.conditionKey(example) === undefined;
  });
  expect(unknown.map(({ key }) => key)).toEqual([]);
});

test('every global key has a source', () => {
  const named = new Set(all.map(({ key }) => key));
  expect(
    catalog
      .globalKeys()
      .map(({ name }) => name)
      .filter((name) => !named.has(name) && !FOLLOWING.has(name)),
  ).toEqual([]);
});

describe('a request carries', () => {
  test.for([
    ['s3:GetObject', 's3:ExistingObjectTag/', true],
    ['s3:PutObject', 's3:ExistingObjectTag/', false],
    ['s3:PutObject', 's3:RequestObjectTag/', true],
    ['s3:PutObject', 'aws:TagKeys', false],
    ['s3:GetObject', 'kms:ViaService', false],
    ['kms:Decrypt', 'kms:ViaService', true],
    ['kms:Decrypt', 's3:authType', false],
    ['kms:ListKeys', 'kms:CallerAccount', false],
    ['lab:DoThings', 'aws:SourceIp', true],
  ] as const)('for %s %s: %s', ([action, key, isPossible]) => {
    const { single, families } = keyPlan(action);
    expect(
      [...single.map(({ source }) => source), ...families].some((one) => one.key === key),
    ).toBe(isPossible);
  });
});

test('keys that no table knows are unknown', () => {
  const source = keyPlan('s3:PutObject').single.find(
    ({ source: { key } }) => key === 's3:if-match',
  );
  expect(source?.unknown.quality).toBe('none');
});
