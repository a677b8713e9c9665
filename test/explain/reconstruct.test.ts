import { describe, expect, test } from 'vitest';
import { eventOperation } from '../../src/explain/event-operation.ts';
import { isDenied, reconstruct } from '../../src/explain/reconstruct.ts';
import { readRecord } from '../../src/explain/read-record.ts';
import {
  isOpen,
  requestOf,
  type ReconstructedRequest,
} from '../../src/explain/reconstructed-request.ts';
import { recordTopics, type RecordCase, type RequestCase } from './event-fixtures.ts';

describe.for(recordTopics)('$topic', ({ cases }) => {
  test.for(cases)('$id: $why', ({ record: value, expect: expected }) => {
    const record = readRecord(value);
    if (!record) throw new Error('this is no record');
    const rebuilt = reconstruct(record);
    const { caller, denied = true, denial, operation, path, requests = [] } = expected;
    if (caller !== undefined) expect(rebuilt.caller.kind).toBe(caller);
    if (operation !== undefined) expect(rebuilt.operation).toBe(operation);
    if (path !== undefined) expect(rebuilt.path.kind).toBe(path);
    if (expected.service !== undefined) {
      expect(rebuilt.path.service).toBe(expected.service ?? undefined);
    }
    if (denial) expect(rebuilt.denial).toMatchObject(denial);
    expect(isDenied(record)).toBe(denied);
    expect(rebuilt.requests.map(({ action }) => action)).toEqual(
      expected.requests ? requests.map(({ action }) => action) : expect.anything(),
    );
    for (const [index, wanted] of requests.entries()) {
      expectRequest(rebuilt.requests[index], wanted);
    }
    expectSimulated(eventOperation(rebuilt), expected.simulated);
  });
});

function expectSimulated(
  simulated: ReturnType<typeof eventOperation>,
  wanted: RecordCase['expect']['simulated'],
): void {
  if (wanted === undefined) return;
  if (wanted === null) return expect(simulated).toBeUndefined();
  const { parameters = {}, ...rest } = wanted;
  expect(simulated).toMatchObject(rest);
  expect(Object.fromEntries(simulated?.parameters ?? [])).toMatchObject(parameters);
}

function expectRequest(request: ReconstructedRequest | undefined, wanted: RequestCase): void {
  if (!request) throw new Error(`there is no request for ${wanted.action}`);
  for (const name of ['principal', 'resource', 'resourceAccount'] as const) {
    const value = wanted[name];
    if (value !== undefined) expect([name, request[name]]).toEqual([name, value ?? undefined]);
  }
  for (const [key, value] of Object.entries(wanted.known ?? {})) {
    expect([key, stateOf(request, key)]).toEqual([key, value]);
  }
  for (const key of wanted.absent ?? [])
    expect([key, stateOf(request, key)]).toEqual([key, 'absent']);
  for (const key of wanted.unknown ?? []) {
    expect([key, stateOf(request, key)]).toEqual([key, 'unknown']);
  }
  expect(request.open).toEqual(expect.arrayContaining([...(wanted.open ?? [])]));
}

/** What a key is in the request that is decided, when policies test it. */
function stateOf(rebuilt: ReconstructedRequest, key: string): string | readonly string[] {
  const request = requestOf(rebuilt, { principal: 'anonymous', resource: '*', tested: [key] });
  if (request?.unknown.includes(key)) return 'unknown';
  return request?.context.get(key) ?? 'absent';
}

describe('a request', () => {
  const rebuilt: ReconstructedRequest = {
    action: 's3:GetObject',
    principal: 'anonymous',
    resource: undefined,
    resourceAccount: undefined,
    keys: [
      { key: 'aws:SourceIp', state: { kind: 'unknown' }, from: 'sourceIPAddress', quality: 'none' },
      { key: 'aws:userid', state: { kind: 'value', text: 'u' }, from: '', quality: 'exact' },
      { key: 'aws:TagKeys', state: { kind: 'list', texts: ['a'] }, from: '', quality: 'exact' },
      { key: 'aws:SourceVpce', state: { kind: 'absent' }, from: '', quality: 'exact' },
    ],
    open: ['aws:PrincipalTag/'],
  };
  const resource = 'arn:aws:s3:::lab/a';

  test('needs a resource', () => {
    expect(requestOf(rebuilt)).toBeUndefined();
    expect(requestOf(rebuilt, { resource })?.resource).toBe(resource);
  });

  test('has the keys of the record', () => {
    expect(requestOf(rebuilt, { resource })).toEqual({
      principal: 'anonymous',
      action: 's3:GetObject',
      resource,
      resourceAccount: undefined,
      managementAccount: undefined,
      context: new Map<string, unknown>([
        ['aws:userid', 'u'],
        ['aws:TagKeys', ['a']],
      ]),
      unknown: ['aws:SourceIp'],
    });
  });

  test('takes what is supplied, in any letter case', () => {
    const request = requestOf(rebuilt, {
      resource,
      context: new Map([['AWS:sourceip', '192.0.2.1']]),
      absent: ['aws:principaltag/team'],
      tested: ['aws:PrincipalTag/team', 'aws:PrincipalTag/stage', 'aws:SourceVpce', 'aws:x'],
    });
    expect(request?.unknown).toEqual(['aws:PrincipalTag/stage']);
    expect(request?.context.get('AWS:sourceip')).toBe('192.0.2.1');
  });

  test('is open for the names of a family', () => {
    expect(isOpen(rebuilt, 'AWS:principaltag/team')).toBe(true);
    expect(isOpen(rebuilt, 'aws:SourceIp')).toBe(false);
  });
});
