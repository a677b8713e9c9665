import { describe, expect, test } from 'vitest';
import { absentKeyFindings, type AbsentKeys } from '../../src/lint/absent-key-findings.ts';
import { contextOf } from './policy-of.ts';

const TAGS: AbsentKeys = {
  isKey: (key) => key.startsWith('s3:existingobjecttag/'),
  isAction: ({ name }) => name !== 'DeleteObject',
  report: 'all',
};

function found(elements: object, rule: Partial<AbsentKeys> = {}) {
  const base = { Effect: 'Allow', Resource: 'arn:aws:s3:::lab/*' };
  const Condition = { StringEquals: { 's3:ExistingObjectTag/team': 'red' } };
  const context = contextOf({ Statement: [{ ...base, Condition, ...elements }] });
  return [...absentKeyFindings(context, { ...TAGS, ...rule })];
}

describe('a finding on an absent key', () => {
  test('names the actions, shows the outcome and says what to test', () => {
    const [finding, ...others] = found({ Action: ['s3:PutObject', 's3:GetObject'] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: 'neverAllows',
      data: {
        key: 's3:ExistingObjectTag/team',
        operator: 'StringEquals',
        actions: ['s3:PutObject'],
        instead: '`s3:RequestObjectTag/team`, a tag that the request puts on an object',
      },
      witness: { action: 's3:PutObject', resource: 'arn:aws:s3:::lab/example', context: {} },
    });
    expect(finding?.fix).toBe(undefined);
  });

  test.for<[string, object, Partial<AbsentKeys>]>([
    ['keys of other rules', { Action: 's3:PutObject' }, { isKey: () => false }],
    ['actions of other rules', { Action: 's3:DeleteObject' }, {}],
    ['actions that carry the key', { Action: 's3:GetObject' }, {}],
    ['what may be meant, if so asked', { Action: 's3:*Object' }, { report: 'surprising' }],
  ])('is not made on %s', ([, elements, rule]) => expect(found(elements, rule)).toEqual([]));

  test('repairs a test that is constant for all actions', () => {
    const [finding] = found({ Action: 's3:PutObject' });
    expect(finding?.fix).toMatchObject({
      grade: 'unsafe',
      edits: [{ text: '"s3:RequestObjectTag/team"' }],
    });
  });

  test('renames the key in all tests of the statement', () => {
    const key = 's3:ExistingObjectTag/team';
    const [finding, ...others] = found({
      Action: 's3:PutObject',
      Condition: { StringNotEquals: { [key]: 'red' }, Null: { [key]: 'false' } },
    });
    expect(others).toEqual([]);
    expect(finding?.fix?.edits).toHaveLength(2);
  });

  test('takes the fix of its rule before another one', () => {
    const fix = { grade: 'safe', title: 'of the rule', edits: [] } as const;
    const [finding] = found({ Action: 's3:PutObject' }, { fix: () => fix });
    expect(finding?.fix).toBe(fix);
  });
});
