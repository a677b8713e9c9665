import { describe, expect, test } from 'vitest';
import {
  appendMember,
  applyEdits,
  insertMember,
  removeItem,
  removeMember,
  replacePart,
  replaceString,
  wrapString,
  type Edit,
} from '../../src/syntax/edit.ts';
import { parseJson } from '../../src/syntax/parse-json.ts';
import type { ArrayNode, ObjectNode, StringNode } from '../../src/syntax/tree.ts';

/** The text after the edit that its root is asked for. */
function after(text: string, edit: (root: ObjectNode) => Edit | undefined): string {
  const { root } = parseJson(text);
  const made = root?.kind === 'object' ? edit(root) : undefined;
  if (!made) throw new TypeError(`no edit of ${text}`);
  return applyEdits(text, [made]);
}

function onString(edit: (node: StringNode) => Edit): (root: ObjectNode) => Edit | undefined {
  return ({ members: [first] }) => (first?.value.kind === 'string' ? edit(first.value) : undefined);
}

function onList(edit: (node: ArrayNode) => Edit): (root: ObjectNode) => Edit | undefined {
  return ({ members: [first] }) => (first?.value.kind === 'array' ? edit(first.value) : undefined);
}

describe('a string', () => {
  test.for([
    ['{"a": "b"}', 'c', '{"a": "c"}'],
    ['{"a": "\\u0062"}', 'c', '{"a": "c"}'],
    ['{"a": "b"}', 'say "c"\n', '{"a": "say \\"c\\"\\n"}'],
  ] as const)('%s becomes %j: %s', ([text, value, changed]) => {
    expect(
      after(
        text,
        onString((node) => replaceString(node, value)),
      ),
    ).toBe(changed);
  });

  test('is changed in part', () => {
    const edit = onString((node) => replacePart(node, { from: 3, to: 6 }, 'Put'));
    expect(after('{"a": "s3:Get*"}', edit)).toBe('{"a": "s3:Put*"}');
  });

  test('becomes an object of which it is a member', () => {
    const edit = onString((node) => wrapString(node, 'AWS'));
    expect(after('{"Principal": "*"}', edit)).toBe('{"Principal": { "AWS": "*" }}');
  });
});

describe('another member', () => {
  test.for([
    ['{"a": 1}', '{ "k": "v","a": 1}', '{"a": 1, "k": "v"}'],
    ['{ "a": 1, "b": 2 }', '{ "k": "v", "a": 1, "b": 2 }', '{ "a": 1, "b": 2, "k": "v" }'],
    ['{}', '{ "k": "v" }', '{ "k": "v" }'],
    ['{ }', '{ "k": "v"  }', '{ "k": "v"  }'],
  ] as const)('of %s stands in front: %s, or behind: %s', ([text, front, behind]) => {
    expect(after(text, (root) => insertMember(root, 'k', 'v'))).toBe(front);
    expect(after(text, (root) => appendMember(root, 'k', 'v'))).toBe(behind);
  });

  test('may be an object, whatever its names', () => {
    const value = { 'a"b': { ['__proto__']: 'c' } };
    const text = after('{"a": 1}', (root) => appendMember(root, 'k', value));
    expect(text).toBe('{"a": 1, "k": { "a\\"b": { "__proto__": "c" } }}');
  });
});

describe('a member goes with one comma', () => {
  test.for([
    ['{ "a": 1, "b": 2, "c": 3 }', 0, '{ "b": 2, "c": 3 }'],
    ['{ "a": 1, "b": 2, "c": 3 }', 1, '{ "a": 1, "c": 3 }'],
    ['{ "a": 1, "b": 2, "c": 3 }', 2, '{ "a": 1, "b": 2 }'],
    ['{ "a": 1 }', 0, '{  }'],
  ] as const)('from %s at %d: %s', ([text, index, left]) => {
    expect(
      after(text, (root) => {
        const member = root.members[index];
        return member && removeMember(root, member);
      }),
    ).toBe(left);
  });

  test.for([
    ['{"a": ["x", "y", "z"]}', 0, '{"a": ["y", "z"]}'],
    ['{"a": ["x", "y", "z"]}', 2, '{"a": ["x", "y"]}'],
    ['{"a": ["x"]}', 0, '{"a": []}'],
  ] as const)('and so does an item, from %s at %d: %s', ([text, index, left]) => {
    expect(
      after(
        text,
        onList((list) => removeItem(list, index)),
      ),
    ).toBe(left);
  });
});

function at(start: number, end: number, text: string): Edit {
  return { at: { start, end }, text };
}

describe('edits of one text', () => {
  test.for<[readonly Edit[], string]>([
    [[], 'abcdef'],
    [[at(4, 5, 'E'), at(0, 1, 'A')], 'AbcdEf'],
    [[at(0, 3, 'x'), at(2, 4, 'y')], 'xdef'],
    [[at(2, 2, 'x'), at(2, 2, 'y')], 'abxycdef'],
    [[at(0, 2, ''), at(2, 4, 'Z')], 'Zef'],
    [[at(6, 6, '!')], 'abcdef!'],
  ])('%j: %s', ([edits, text]) => expect(applyEdits('abcdef', edits)).toBe(text));
});
