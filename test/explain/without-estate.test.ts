import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EventExplainer } from '../../src/explain/event-explainer.ts';
import { messageForms } from '../../src/explain/message-forms.ts';
import { readEvents } from '../../src/explain/read-events.ts';
import { verdictOf } from '../../src/explain/verdict.ts';
import { messageCases } from './event-fixtures.ts';
import { explainedCases, explainedEvent } from './explained-cases.ts';

const told = messageCases.filter(({ expect: { form } }) => form !== 'unrecognized');

function meaningOf(form: unknown): string {
  return Object.entries(messageForms).find(([name]) => name === form)?.[1].proves ?? 'no form';
}

describe('without an estate a message still proves something', () => {
  test.for(told)('$id: $why', ({ message, expect: { form, action } }) => {
    const { findings, proves, cause, advice, agreement } = explainedEvent(message, undefined);
    const [start = '', end = ''] = meaningOf(form).split(
      /an? policy of the named type|policy of the named type/,
    );
    expect(proves?.startsWith(start)).toBe(true);
    expect(proves).toContain(end);
    expect(findings.judgement).toBeUndefined();
    expect(cause.at).toBe(action);
    expect(cause.says).not.toBe('');
    expect(advice.suggestions).toEqual([]);
    expect(agreement.kind).toBe('not-compared');
  });
});

describe('and settles the verdict where it can', () => {
  test.for([
    ['1/read', 'implicit-deny', 'kms-not-allowed'],
    ['3/key-policy', 'unknown', 'cross-account'],
    ['6/no-header', 'explicit-deny', 'explicit-deny'],
    ['8/session', 'implicit-deny', 'session-policy'],
    ['11/scp-not-loaded', 'explicit-deny', 'guardrail'],
    ['12/endpoint', 'implicit-deny', 'vpc-endpoint'],
    ['14/acls', 'unknown', 'object-ownership'],
    ['15/disabled', 'key-state', 'not-authorization'],
    ['14/writer', 'unknown', 'not-told'],
  ] as const)('%s: %s, %s', ([id, verdict, name]) => {
    const event = explainedCases.find((one) => one.id === id)?.event;
    const explained = explainedEvent(event, undefined);
    expect([verdictOf(explained), explained.cause.name]).toEqual([verdict, name]);
  });
});

test('AWS’s own answer on a call names the policy', () => {
  const file = new URL('../../fixtures/events/details-identity-deny.json', import.meta.url);
  const explainer = new EventExplainer(undefined);
  const events = readEvents(JSON.parse(readFileSync(file, 'utf8')));
  const explained = events.flatMap((one) =>
    one.kind === 'invalid' ? [] : [...explainer.push(one)],
  );
  expect(explained.map(({ cause, proves }) => [cause.at, cause.name, proves])).toEqual([
    ['iam:GetUser', 'explicit-deny', 'an identity-based policy denies the request'],
    ['iam:ListUsers', 'no-allow', 'no policy allows the request'],
  ]);
  expect(explained[0]?.advice.instead).toContain('arn:aws:iam::111111111111:policy/deny-lab');
});
