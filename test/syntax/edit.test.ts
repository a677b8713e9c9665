import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, removeItems, replaceWithAll, unwrapItem } from '../../src/syntax/edit.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import type { ArrayNode, Node } from '../../src/syntax/tree.ts';

function parse(text: string): Node {
  const { root } = parseJson(text);
  if (!root) throw new TypeError('no JSON');
  return root;
}

function list(text: string): ArrayNode {
  const root = parse(text);
  if (root.kind !== 'array') throw new TypeError('no list');
  return root;
}

describe('removing items of a list', () => {
  test.for<[readonly number[], string]>([
    [[0], '[ 2, 3 ]'],
    [[1], '[ 1, 3 ]'],
    [[2], '[ 1, 2 ]'],
    [[0, 1], '[ 3 ]'],
    [[1, 2], '[ 1 ]'],
    [[0, 2], '[ 2 ]'],
    [[0, 1, 2], '[  ]'],
    [[], '[ 1, 2, 3 ]'],
  ])('at %j leaves %s', ([indexes, left]) => {
    const text = '[ 1, 2, 3 ]';
    expect(applyEdits(text, removeItems(list(text), indexes))).toBe(left);
  });

  test('leaves the others, whatever goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.boolean())), (items) => {
        const values = items.map(([value]) => value);
        const gone = [...items.entries()].filter(([, [, goes]]) => goes).map(([index]) => index);
        const text = JSON.stringify(values, undefined, 1);
        const left = applyEdits(text, removeItems(list(text), gone));
        expect(JSON.parse(left)).toEqual(values.filter((_, index) => !gone.includes(index)));
      }),
    );
  });
});

test('a list of one is unwrapped with the blanks around its item', () => {
  expect(applyEdits('[ "a" ]', unwrapItem(list('[ "a" ]')))).toBe('"a"');
  expect(unwrapItem(list('[]'))).toEqual([]);
});

describe('several strings in the place of one', () => {
  test('join the list that it is in', () => {
    const text = '["a", "b"]';
    const root = list(text);
    const [item] = root.items;
    const edit = item?.kind === 'string' && replaceWithAll(item, ['x', 'y'], root);
    expect(edit && applyEdits(text, [edit])).toBe('["x", "y", "b"]');
  });

  test.for([
    [['x'], '"x"'],
    [['x', 'y'], '["x", "y"]'],
  ] as const)('%j stand alone as %s', ([values, text]) => {
    const root = parse('"a"');
    const edit = root.kind === 'string' && replaceWithAll(root, values, root);
    expect(edit && applyEdits('"a"', [edit])).toBe(text);
  });
});
