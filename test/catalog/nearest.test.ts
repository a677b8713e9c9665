import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/catalog/nearest.ts';

const actions = ['GetObject', 'GetObjectAcl', 'PutObject', 'PutObjectAcl', 'ListBucket'];

describe('nearest', () => {
  it.each([
    ['GetObjct', 'GetObject', 'a letter left out'],
    ['GetObjectt', 'GetObject', 'a letter too many'],
    ['GetObjekt', 'GetObject', 'a wrong letter'],
    ['GteObject', 'GetObject', 'two letters swapped'],
    ['listbuckets', 'ListBucket', 'other letter case'],
    ['PutObejctAlc', 'PutObjectAcl', 'two swaps'],
  ])('takes %s for %s: %s', (name, meant) => expect(nearest(name, actions)).toBe(meant));

  it.each([
    ['GetBucket', 'three letters differ'],
    ['Ge', 'too short to tell'],
    ['', 'nothing was written'],
    ['GetObject'.repeat(20), 'far too long'],
  ])('takes %s for nothing: %s', (name) => expect(nearest(name, actions)).toBeUndefined());

  it('allows one edit for every four letters', () => {
    expect(nearest('abcd', ['abcx'])).toBe('abcx');
    expect(nearest('abcd', ['abxy'])).toBeUndefined();
    expect(nearest('abcdefgh', ['abcdefxy'])).toBe('abcdefxy');
  });

  it('prefers fewer edits, then the lower code unit, whatever the order', () => {
    expect(nearest('roleb', ['rolec', 'rolea'])).toBe('rolea');
    expect(nearest('roleb', ['rolea', 'rolec'])).toBe('rolea');
    expect(nearest('longrole', ['longrxxe', 'longrolx'])).toBe('longrolx');
  });
});

describe('editDistance', () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });

  it('is zero for equal texts only, symmetric, and at most the longer length', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const distance = editDistance(left, right);
        expect(distance === 0).toBe(left === right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length));
      }),
    );
  });

  it('is infinite beyond a limit and the same within it', () => {
    fc.assert(
      fc.property(word, word, fc.nat({ max: 4 }), (left, right, limit) => {
        const distance = editDistance(left, right);
        expect(editDistance(left, right, limit)).toBe(distance <= limit ? distance : Infinity);
      }),
    );
  });
});
