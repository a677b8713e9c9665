import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { holdsOneValue, needsSetOperator } from '../../src/catalog/value-count.ts';

test.for([
  ['aws:PrincipalTag/team', true, false],
  ['aws:SourceArn', true, false],
  ['aws:TagKeys', false, true],
  ['aws:CalledVia', false, true],
  ['kms:ResourceAliases', false, true],
  ['events:source', false, false],
  ['token.actions.githubusercontent.com:sub', true, false],
  ['token.actions.githubusercontent.com:aud', false, false],
  ['cognito-identity.amazonaws.com:amr', false, true],
] as const)('%s holds one value: %s; needs a set operator: %s', ([text, one, set]) => {
  const key = catalog.conditionKey(text);
  expect(key && [holdsOneValue(key), needsSetOperator(key)]).toEqual([one, set]);
});
