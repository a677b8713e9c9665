import { describe, expect, test } from 'vitest';
import { causesScene, explainedCases, explainedEvent } from './explained-cases.ts';

const scene = await causesScene();

describe('a refused call is put down to its cause', () => {
  test.for(explainedCases)('$id: $why', ({ event, expect: { instead = false, ...wanted } }) => {
    const { cause, agreement, advice } = explainedEvent(event, scene);
    const { name, kind, at } = cause;
    const statements = cause.statements.map(({ policy, statement }) => `${policy}#${statement}`);
    expect({ name, kind, at, statements, agreement: agreement.kind }).toMatchObject(wanted);
    expect(advice.instead !== undefined).toBe(instead);
  });
});
