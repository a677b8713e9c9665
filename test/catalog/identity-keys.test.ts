import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { identityForm, isNearlyOpen } from '../../src/catalog/identity-keys.ts';

test.for([
  ['aws:SourceVpce', 'whole'],
  ['aws:principalaccount', 'whole'],
  ['aws:userid', 'user-id'],
  ['id.example.com/lab:sub', 'prefix'],
  ['id.example.com:aud', undefined],
  ['aws:PrincipalArn', undefined],
  ['aws:PrincipalTag/team', undefined],
] as const)('%s: %s', ([text, form]) => {
  const key = catalog.conditionKey(text);
  expect(key && identityForm(key)).toBe(form);
});

test.for([
  ['vpc-0a*', 'whole', true],
  ['repo:*', 'prefix', true],
  ['repo:lab/*', 'prefix', false],
  ['*:ref:main', 'prefix', true],
  ['*', 'user-id', true],
  ['AROA*', 'user-id', true],
  ['AROA*:admin', 'user-id', true],
  ['*A:admin', 'user-id', true],
  ['*:admin', 'user-id', false],
  ['AROAEXAMPLEID:*', 'user-id', false],
  ['AROAEXAMPLEID:a:*', 'user-id', false],
] as const)('%s for a %s is nearly open: %s', ([value, form, expected]) => {
  expect(isNearlyOpen(value, form, value.search(/[*?]/))).toBe(expected);
});

test('the colon of a variable is none of the id', () => {
  expect(isNearlyOpen('${aws:PrincipalTag/id}', 'user-id', 0)).toBe(true);
  expect(isNearlyOpen('${aws:PrincipalTag/id}:*', 'user-id', 0)).toBe(true);
  expect(isNearlyOpen('AROAEXAMPLEID:${aws:PrincipalTag/id}', 'user-id', 14)).toBe(false);
});
