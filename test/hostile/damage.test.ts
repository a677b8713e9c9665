import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/syntax/parse-json.ts';
import { POLICY } from './policies.ts';

interface Damage {
  readonly text: string;
  /** Where the text differs from the policy. */
  readonly at: number;
}

const OFFSETS = Array.from({ length: POLICY.length }, (_, at) => at);

const DAMAGES: Readonly<Record<string, (at: number) => Damage>> = {
  truncated: (at) => ({ text: POLICY.slice(0, at), at }),
  'one character deleted': (at) => ({ text: POLICY.slice(0, at) + POLICY.slice(at + 1), at }),
  'one character doubled': (at) => ({ text: POLICY.slice(0, at + 1) + POLICY.slice(at), at }),
  'the lowest bit flipped': (at) => flipped(at, 1),
  'the case bit flipped': (at) => flipped(at, 0x20),
  'the highest bit flipped': (at) => flipped(at, 0x40),
};

function flipped(at: number, bit: number): Damage {
  const code = POLICY.charCodeAt(at) ^ bit;
  return { text: POLICY.slice(0, at) + String.fromCharCode(code) + POLICY.slice(at + 1), at };
}

describe('A7: a policy damaged at every position', () => {
  test.for(Object.entries(DAMAGES))('%s: told wherever it is no JSON any more', ([, damage]) => {
    for (const at of OFFSETS) {
      const { text } = damage(at);
      const { problems } = parseJson(text);
      if (!isJson(text)) expect(problems.length, text).toBeGreaterThan(0);
      else
        expect(
          problems.filter(({ kind }) => kind !== 'duplicate-key'),
          text,
        ).toEqual([]);
    }
  });

  test('the first problem is beside the damage in at least 95 of 100', () => {
    const broken = Object.values(DAMAGES)
      .flatMap((damage) => OFFSETS.map(damage))
      .filter(({ text }) => !isJson(text));
    const far = broken.filter(({ text, at }) => !isBeside(text, at));
    expect(broken.length).toBeGreaterThan(2000);
    expect(far.length / broken.length).toBeLessThanOrEqual(0.05);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** True when the first problem touches the token at the damage, the one before it or the one after. */
function isBeside(text: string, at: number): boolean {
  const [first] = parseJson(text).problems;
  if (!first) return false;
  const tokens = [...text.matchAll(/"(?:[^"\\\n]|\\.)*"?|[{}[\]:,]|[^\s{}[\]:,"]+/g)].map(
    ({ 0: token, index }) => ({
      start: index,
      end: index + token.length,
    }),
  );
  const hit = tokens.findIndex(({ end }) => end >= at);
  const near = tokens.slice(
    Math.max(0, (hit < 0 ? tokens.length : hit) - 1),
    (hit < 0 ? tokens.length : hit) + 2,
  );
  const from = near[0]?.start ?? 0;
  const to = near.at(-1)?.end ?? text.length;
  return first.at.start <= to && first.at.end >= from;
}
