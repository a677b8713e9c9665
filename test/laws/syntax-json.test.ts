import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTolerantly } from '../../src/syntax/parse-tolerantly.ts';
import type { Parsed } from '../../src/syntax/parsed.ts';
import { DEPTH_LIMIT } from '../../src/syntax/depth-limit.ts';
import { toValue } from '../../src/syntax/to-value.ts';
import type { Node } from '../../src/syntax/tree.ts';

/** The tolerant parser alone: texts without a fault are read without it elsewhere. */
function parse(of: string): Parsed {
  return parseTolerantly(of, { comments: false });
}

const SEED = { seed: 20_261_124 };

const text = fc.string({ unit: 'binary', maxLength: 12 });

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -1.5, 1e300),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '')), tie('value'), {
      maxKeys: 4,
    }),
  ),
}));

/** Pieces that make JSON go wrong in every way, and right often enough. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"', '1', 'true') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\\',
      '\\u',
      '00',
      '-',
      '.',
      'e',
      '+',
      "'",
      '/',
      '/*',
      '#',
      '\n',
      '\t',
      '\u0000',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      '\u00a0',
      '\u2028',
      '\uFEFF',
      '\u{1F600}',
      'null',
      'x',
      '"\\n"',
      '{"a":',
      '],',
    ),
  },
);

const soup = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

const damaged = fc
  .tuple(
    value,
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '\\', ':', '0', ' ', 'x'),
    fc.nat(3),
  )
  .map(([of, at, put, cut]) => {
    const whole = JSON.stringify(of, undefined, at % 3);
    const from = at % (whole.length + 1);
    return whole.slice(0, from) + put + whole.slice(from + cut);
  });

describe('JSON', () => {
  test('that was printed reads without a problem and as the same value', () => {
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2, '\t', '\r\n'), (of, indent) => {
        const printed = JSON.stringify(of, undefined, indent);
        const { root, problems } = parse(printed);
        expect(problems).toEqual([]);
        expect(JSON.stringify(root && toValue(root))).toBe(JSON.stringify(of));
      }),
      { ...SEED, numRuns: 2000 },
    );
  });

  test('is told from other texts exactly as JSON.parse tells it', () => {
    fc.assert(
      fc.property(fc.oneof(soup, damaged), (of) => {
        const ours = parse(of).problems.filter(({ kind }) => !OWN_KINDS.has(kind));
        expect(ours.length === 0, of).toBe(isJson(of));
      }),
      { ...SEED, numRuns: 20_000 },
    );
  });

  test('never throws, and every place it gives is inside the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(soup, damaged, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })),
        (of) => {
          const { root, problems } = parse(of);
          for (const { at } of problems) expect(isInside(at, of)).toBe(true);
          if (root) expectNested(root, of);
        },
      ),
      { ...SEED, numRuns: 10_000 },
    );
  });

  test('nests no deeper than its limit, whatever its brackets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '[', '}', ']', '"a":', '{"a":', '[{', '}]'), {
          minLength: 300,
          maxLength: 600,
        }),
        (brackets) => {
          const { root } = parse(brackets.join(''));
          expect(root ? depthOf(root) : 0).toBeLessThanOrEqual(DEPTH_LIMIT);
        },
      ),
      { ...SEED, numRuns: 500 },
    );
  });
});

/** What keyproof refuses and JSON.parse takes: names that repeat, and halves of surrogate pairs. */
const OWN_KINDS: ReadonlySet<string> = new Set(['duplicate-key', 'lone-surrogate']);

function isJson(of: string): boolean {
  try {
    JSON.parse(of);
    return true;
  } catch {
    return false;
  }
}

function isInside({ start, end }: Node['at'], of: string): boolean {
  return start >= 0 && start <= end && end <= of.length;
}

/** Every node lies inside the text and behind the one before it. */
function expectNested(node: Node, of: string): void {
  expect(isInside(node.at, of)).toBe(true);
  const inner =
    node.kind === 'object'
      ? node.members.flatMap(({ key, value: held }) => [key, held])
      : node.kind === 'array'
        ? node.items
        : [];
  let from = node.at.start;
  for (const each of inner) {
    expect(each.at.start).toBeGreaterThanOrEqual(from);
    expect(each.at.end).toBeLessThanOrEqual(node.at.end);
    from = each.at.end;
    expectNested(each, of);
  }
}

function depthOf(node: Node): number {
  if (node.kind === 'array') return 1 + Math.max(0, ...node.items.map(depthOf));
  if (node.kind === 'object')
    return 1 + Math.max(0, ...node.members.map(({ value: held }) => depthOf(held)));
  return 0;
}
