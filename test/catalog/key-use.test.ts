import { describe, expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { isFreeForm } from '../../src/catalog/free-form-keys.ts';
import { isKeyUse, keyUses } from '../../src/catalog/key-use.ts';

test('the uses of a key are actions on keys that take an encryption context', () => {
  for (const id of keyUses) {
    const action = catalog.action(id);
    expect(
      action?.resourceTypes.map(({ type }) => type.name),
      id,
    ).toEqual(['key']);
    expect(action?.conditionKeys, id).toContain('kms:EncryptionContextKeys');
    expect(isKeyUse(id)).toBe(true);
  }
  expect(isKeyUse('kms:DescribeKey')).toBe(false);
});

describe('keys whose values are names', () => {
  test.for([
    ['aws:PrincipalTag/team', true],
    ['aws:username', true],
    ['aws:userid', true],
    ['saml:sub', true],
    ['aws:PrincipalAccount', false],
    ['aws:PrincipalOrgID', false],
    ['aws:SourceIp', false],
  ] as const)('%s: %s', ([text, isName]) => {
    const key = catalog.conditionKey(text);
    expect(key && isFreeForm(key)).toBe(isName);
  });
});
