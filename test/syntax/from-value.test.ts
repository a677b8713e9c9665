import { describe, expect, test } from 'vitest';
import { fromValue } from '../../src/syntax/from-value.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import type { Node } from '../../src/syntax/tree.ts';

/** The tree without places. */
function bare(node: Node | undefined): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'at' ? undefined : value)),
  );
}

describe('the tree of a value', () => {
  test.for([
    '"a"',
    '-1.5',
    'true',
    'null',
    '[]',
    '{}',
    '{"a": [1, {"b": null}], "__proto__": "c"}',
  ])('is that of its text %s', (text) => {
    const tree = fromValue(JSON.parse(text));
    expect(tree.kind === 'tree' && bare(tree.root)).toEqual(bare(parseJson(text).root));
  });

  test('lacks members that are undefined', () => {
    expect(fromValue({ a: undefined, b: 1 })).toMatchObject({
      root: { members: [{ key: { value: 'b' } }] },
    });
  });

  test.for<[string, unknown]>([
    ['a number that JSON does not know', [Number.NaN]],
    ['something that JSON does not know', { a: () => 1 }],
    ['something that JSON does not know', [undefined]],
    ['something that JSON does not know', Symbol('a')],
  ])('is refused for %s', ([what, value]) => {
    expect(fromValue(value)).toEqual({ kind: 'fault', message: `the value holds ${what}` });
  });

  test('is refused when it nests too deep or refers to itself', () => {
    const list: unknown[] = [];
    list.push(list, list);
    expect(fromValue(list)).toEqual({ kind: 'fault', message: 'the value nests too deep' });
  });
});
