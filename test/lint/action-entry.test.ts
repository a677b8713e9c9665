import { expect, test } from 'vitest';
import { actionEntries } from '../../src/lint/action-entry.ts';
import { contextOf } from './policy-of.ts';

test.for([
  ['*', 'any'],
  ['${action}', 'open'],
  ['<service>:Get*', 'open'],
  ['s3:GetObject ', 'blank'],
  ['s3:GetObject,s3:PutObject', 'blank'],
  ['GetObject', 'no-service'],
  ['', 'no-service'],
  ['s3:', 'no-name'],
  ['*:*', 'wildcard-service'],
  ['s?:GetObject', 'wildcard-service'],
  ['nosuch:GetObject', 'unknown-service'],
  ['__proto__:GetObject', 'unknown-service'],
  ['s3:Get*', 'wildcard'],
  ['S3:getobject', 'action'],
  ['s3:HeadObject', 'operation'],
  ['s3:constructor', 'unknown-action'],
])('%j is read as %s', ([action, kind]) => {
  const context = contextOf({ Statement: { Effect: 'Allow', Action: action, Resource: '*' } });
  const found = context.policy.statements.flatMap((statement) => actionEntries(statement, context));
  expect(found.map((entry) => entry.kind)).toEqual([kind]);
});

test('a statement without actions has no entries', () => {
  const context = contextOf({ Statement: { Effect: 'Allow', Resource: '*' } });
  const [statement] = context.policy.statements;
  expect(statement && actionEntries(statement, context)).toEqual([]);
});
