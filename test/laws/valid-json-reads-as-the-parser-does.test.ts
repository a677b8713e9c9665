import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTolerantly } from '../../src/syntax/parse-tolerantly.ts';
import { spanWithin, type Node } from '../../src/syntax/tree.ts';
import { readValidJson, type Documents } from '../../src/syntax/valid-json.ts';
import { INVALID, VALID } from '../syntax/json-texts.ts';

/** All that a tree says, as plain data: of strings also where each of their units stands. */
function plain(node: Node): unknown {
  const { kind, at } = node;
  switch (node.kind) {
    case 'object':
      return { kind, at, of: node.members.map(({ key, value }) => [plain(key), plain(value)]) };
    case 'array':
      return { kind, at, of: node.items.map(plain) };
    case 'string': {
      const units = [...node.value, ''].map((_, index) => spanWithin(node, 0, index).end);
      return { kind, at, value: node.value, units };
    }
    case 'number':
      return { kind, at, text: node.text };
    case 'boolean':
      return { kind, at, value: node.value };
    case 'null':
      return { kind, at };
  }
}

/** Expects the parser's tree where the parser finds no fault, and nothing where it finds one. */
function expectAgreement(text: string, documents?: Documents): void {
  const { root, problems } = parseTolerantly(text, { comments: false });
  const read = readValidJson(text, documents);
  if (problems.length > 0 || !root) expect(read).toBeUndefined();
  else expect(read && plain(read.root)).toEqual(plain(root));
}

describe('texts of the suite', () => {
  test.for(Object.entries({ ...VALID, ...INVALID }).flatMap(([, texts]) => texts))('%j', (text) => {
    expectAgreement(text);
  });

  test.for([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    `{${Array.from({ length: 40 }, (_, i) => `"${i % 39}":0`).join()}}`,
    '"\\ud800"',
    `${'['.repeat(64)}${']'.repeat(64)}`,
    `${'['.repeat(65)}${']'.repeat(65)}`,
    '['.repeat(100_000) + ']'.repeat(100_000),
  ])('%.40s', (text) => {
    expectAgreement(text);
  });
});

const spaces = fc.constantFrom(undefined, 1, 2, '\t');

test('values of any shape', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), spaces, (value, space) => {
      expectAgreement(JSON.stringify(value, undefined, space));
    }),
    { numRuns: 500 },
  );
});

describe('documents that are read later', () => {
  const documents = new Map([
    ['policy', 0],
    ['managed', 1],
  ]);

  test.for([
    '{"policy":{"a":[1,{"b":"}{][\\"\\\\"}]},"c":{"policy":[{"d":1},"x",[{}]]},"managed":{"e":{"f":{}},"g":"h"}}',
    '{"managed":{"policy":{"a":1}},"policy":{"policy":{"policy":{}}}}',
    '{"policy":{"a":"\\ud83d\\ude00"}}',
  ])('%s', (text) => {
    expect(
      plain(
        readValidJson(text, documents)?.root ??
          parseTolerantly(text, { comments: false }).root ??
          fail(),
      ),
    ).toEqual(plain(parseTolerantly(text, { comments: false }).root ?? fail()));
  });

  test.for([
    ['half a pair', '{"policy":{"a":"\\ud83d"}}'],
    ['too deep', `{"policy":{"a":${'['.repeat(64)}${']'.repeat(64)}}}`],
  ] as const)('%s is left to the parser', ([, text]) => {
    expect(readValidJson(text, documents)).toBeUndefined();
  });

  test('a name that is repeated in one is there twice', () => {
    const { root } = readValidJson('{"policy":{"a":1,"a":2}}', documents) ?? fail();
    const [policy] = root.kind === 'object' ? root.members : [];
    expect(policy?.value.kind === 'object' && policy.value.members.length).toBe(2);
  });

  test('values of any shape', () => {
    const names = fc.constantFrom('policy', 'managed', 'a', 'b');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.string(),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(names, tie('tree'), { noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(tree, spaces, (value, space) => {
        const text = JSON.stringify(value, undefined, space) ?? '';
        // Escapes of surrogates are left to the parser.
        const read = readValidJson(text, documents);
        if (read) expectAgreement(text, documents);
        else expect(text).toMatch(/\\ud/i);
      }),
      { numRuns: 300 },
    );
  });
});

function fail(): never {
  throw new Error('there is no tree');
}
