import { describe, expect, test } from 'vitest';
import { hasElement, meantElement } from '../../src/lint/element-name.ts';
import { policyOf } from './policy-of.ts';

describe('a name of an element', () => {
  test.for([
    ['action', 'Action'],
    ['sid', 'Sid'],
    ['Resources', 'Resource'],
    ['NotResouce', 'NotResource'],
    ['Principle', 'Principal'],
    ['Comment', undefined],
    ['Version', undefined],
    ['\u212Aey', undefined],
  ])('%s in a statement means %s', ([name = '', meant]) => {
    expect(meantElement(name, 'statement')).toBe(meant);
  });

  test('differs between policy and statement', () => {
    expect(meantElement('version', 'policy')).toBe('Version');
    expect(meantElement('Effect', 'policy')).toBeUndefined();
  });
});

test('a misspelt element counts as there', () => {
  const { node } = policyOf({ statement: [], Version: '2012-10-17' });
  expect(hasElement(node, 'policy', ['Statement'])).toBe(true);
  expect(hasElement(node, 'policy', ['Id'])).toBe(false);
});
