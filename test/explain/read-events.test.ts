import { describe, expect, test } from 'vitest';
import { readEvents, readEventText } from '../../src/explain/read-events.ts';
import { readJson } from '../../src/explain/read-json.ts';

const record = {
  eventTime: '2026-03-02T10:15:30Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  userIdentity: { type: 'Unknown' },
};
const text = JSON.stringify(record);
const kinds = (of: ReturnType<typeof readEvents>): readonly string[] => of.map(({ kind }) => kind);

describe('records are found', () => {
  test.for<[string, unknown, number]>([
    ['in a list', [record, record], 2],
    ['in a file of AWS CloudTrail', { Records: [record, record] }, 2],
    ['in what lookup-events prints', { Events: [{ EventId: 'x', CloudTrailEvent: text }] }, 1],
    ['in an event of Amazon EventBridge', { 'detail-type': 'AWS API Call', detail: record }, 1],
    ['in a log group', { events: [{ message: text, timestamp: 1 }] }, 1],
    ['in a list of their texts', [text], 1],
  ])('%s', ([, value, count]) => {
    expect(kinds(readEvents(value))).toEqual(Array.from({ length: count }, () => 'record'));
  });
});

test.for<[string, string, string]>([
  ['a record', text, 'record'],
  ['a message', 'Access Denied', 'message'],
  ['a line of a log that begins with a bracket', '[2026-03-02] Access Denied', 'message'],
  ['an answer of GetRequestAuthorizationDetails', '{"evaluations":[{"action":"a:B"}]}', 'details'],
  ['text that is cut', text.slice(0, 40), 'invalid'],
  ['another object', '{"a":1}', 'invalid'],
  ['a list of numbers', '[["a"],{"a":1}]', 'message'],
])('%s', ([, of, kind]) => {
  expect(kinds(readEventText(of))[0]).toBe(kind);
});

test('the code beside a message counts', () => {
  const [event] = readEvents({ __type: 'com.amazonaws.kms#AccessDeniedException', Message: 'no' });
  expect(event).toMatchObject({ message: { errorCode: 'AccessDeniedException' } });
});

test('events that nest without end are refused', () => {
  let nested: unknown = record;
  for (let depth = 0; depth < 100_000; depth++) nested = [nested];
  expect(readEvents(nested)).toEqual([{ kind: 'invalid', message: 'the events nest too deep' }]);
});

describe('JSON', () => {
  test.for([
    '{"a":":","b":{"c":[1,"\\\\",{"d":"\\":"}]}}',
    '[]',
    '"a:b"',
    '{"__proto__":1,"constructor":{"toString":2}}',
  ])('%s is read', (of) => {
    expect(readJson(of)).toEqual({ kind: 'value', value: JSON.parse(of) });
  });

  test.for([
    ['{"a":1,"a":2}', /twice/],
    ['{"a":{"b":1,"\\u0062":2}}', /twice/],
    ['{"a":1', /./],
    ['', /empty/],
    ['['.repeat(100_000), /deep/],
  ] as const)('%s is refused', ([of, message]) => {
    expect(readJson(of)).toMatchObject({
      kind: 'fault',
      message: expect.stringMatching(message),
    });
  });
});
