import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluateValue } from '../../src/authorize/evaluate-input.ts';

interface Case {
  readonly id: string;
  readonly why: string;
  readonly page: string;
  readonly request: object;
  readonly policies: object;
  readonly expect: {
    readonly decision: string;
    readonly determining?: readonly object[];
    readonly blockedBy?: readonly string[];
    readonly assumptions?: readonly string[];
  };
}

interface Topic {
  readonly topic: string;
  readonly cases: readonly Case[];
}

const folder = new URL('../../fixtures/decisions/', import.meta.url);

describe.for(readTopics())('$topic', ({ cases }) => {
  test.for(cases)('$id: $why', ({ request, policies, expect: expected }) => {
    const evaluation = evaluateValue({ request, policies });
    if (evaluation.kind === 'invalid') throw new Error(JSON.stringify(evaluation.problems));
    const { decision, determining, blockedBy, assumptions } = evaluation.decision;
    expect(decision).toBe(expected.decision);
    const named = determining.map(({ kind, policy, statement }) => ({ kind, policy, statement }));
    expect(named).toEqual(expect.arrayContaining([...(expected.determining ?? [])]));
    expect(blockedBy).toEqual(expect.arrayContaining([...(expected.blockedBy ?? [])]));
    expect(assumptions).toEqual(expect.arrayContaining([...(expected.assumptions ?? [])]));
  });
});

function readTopics(): readonly Topic[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name): Topic => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}
