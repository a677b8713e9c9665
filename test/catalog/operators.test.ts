import { describe, expect, it } from 'vitest';
import { operator, operators } from '../../src/catalog/operators.ts';

/** The operators of the IAM User Guide: name, comparison, result when the key is absent. */
const guide = [
  ['StringEquals', 'equals', false],
  ['StringNotEquals', 'equals', true],
  ['StringEqualsIgnoreCase', 'equals-ignore-case', false],
  ['StringNotEqualsIgnoreCase', 'equals-ignore-case', true],
  ['StringLike', 'like', false],
  ['StringNotLike', 'like', true],
  ['NumericEquals', 'equals', false],
  ['NumericNotEquals', 'equals', true],
  ['NumericLessThan', 'less-than', false],
  ['NumericLessThanEquals', 'less-than-equals', false],
  ['NumericGreaterThan', 'greater-than', false],
  ['NumericGreaterThanEquals', 'greater-than-equals', false],
  ['DateEquals', 'equals', false],
  ['DateNotEquals', 'equals', true],
  ['DateLessThan', 'less-than', false],
  ['DateLessThanEquals', 'less-than-equals', false],
  ['DateGreaterThan', 'greater-than', false],
  ['DateGreaterThanEquals', 'greater-than-equals', false],
  ['Bool', 'bool', false],
  ['BinaryEquals', 'binary', false],
  ['IpAddress', 'in-range', false],
  ['NotIpAddress', 'in-range', true],
  ['ArnEquals', 'arn-like', false],
  ['ArnNotEquals', 'arn-like', true],
  ['ArnLike', 'arn-like', false],
  ['ArnNotLike', 'arn-like', true],
  ['Null', 'null', undefined],
] as const;

describe('the operator table', () => {
  it('holds the 27 operators of the IAM User Guide and no other', () => {
    expect(operators.map((row) => row.name)).toEqual(guide.map(([name]) => name));
    expect(operators).toHaveLength(27);
  });

  it.each(guide)('%s compares by %s and is %s when the key is absent', (name, kind, absent) => {
    const row = operator(name);
    expect(row?.comparison).toBe(kind);
    expect(row?.whenAbsent).toBe(absent);
    expect(row?.negated).toBe(name.includes('Not'));
  });

  it('reads names in any ASCII letter case and keeps the canonical spelling', () => {
    expect(operator('stringequals')?.name).toBe('StringEquals');
    expect(operator('NUMERICLESSTHAN')?.name).toBe('NumericLessThan');
  });

  it.each([
    '',
    'StringMatches',
    'StringEqualsIfExists',
    'ForAllValues:StringEquals',
    'constructor',
  ])('has no operator named %j', (name) => expect(operator(name)).toBeUndefined());

  it('does not fold letters beyond ASCII', () => {
    expect(operator('StringLi\u212Ae')).toBeUndefined();
  });

  it('gives wildcards to StringLike and to all four ARN operators', () => {
    const names = operators.filter((row) => row.wildcards).map((row) => row.name);
    const arn = ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'];
    expect(names).toEqual(['StringLike', 'StringNotLike', ...arn]);
  });

  it('gives variables to the string and ARN operators', () => {
    const families = new Set(operators.filter((row) => row.variables).map((row) => row.family));
    expect([...families]).toEqual(['String', 'Arn']);
  });
});
