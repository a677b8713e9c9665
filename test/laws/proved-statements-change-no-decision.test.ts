import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excludeEachOther } from '../../src/catalog/exclusive-presence.ts';
import { catalog } from '../../src/index.ts';
import { impossibleTests } from '../../src/lint/impossible-tests.ts';
import { needlessStatements } from '../../src/lint/needless-statements.ts';
import { overruledAllows } from '../../src/lint/overruled-allows.ts';
import type { PolicyType, Statement } from '../../src/policy/policy.ts';
import { contextOf } from '../lint/policy-of.ts';
import { authorizationInput } from '../oracle/arbitraries.ts';
import type { Input, Request } from '../oracle/input.ts';
import {
  decided,
  isJson,
  LAW_RUNS,
  mapDocuments,
  type Json,
  type PolicyKind,
} from './authorization.ts';

/*
 * What lint proves of a statement, that no request matches it, that Denies leave nothing of it, or that
 * others do all it does, holds for requests that it has never seen: none is decided otherwise without
 * the statement. Only requests that AWS can make are asked, since the proofs rest on that.
 */

const TYPES: Readonly<Partial<Record<PolicyKind, PolicyType>>> = {
  identity: 'identity',
  boundary: 'boundary',
  session: 'session',
  scps: 'scp',
  resource: 'resource',
};

/** Each statement once more, with the conditions of the one before it as well. */
function tightened(statements: readonly Json[]): readonly Json[] {
  return statements.flatMap((statement, index) => {
    const before = statements.at(index - 1)?.['Condition'];
    const own = statement['Condition'] ?? {};
    if (!isJson(before) || !isJson(own)) return [statement, statement];
    return [statement, { ...statement, Condition: { ...before, ...own } }];
  });
}

/** The places of statements that change nothing, by what lint proves. */
function proved(statements: readonly Json[], type: PolicyType): ReadonlySet<number> {
  // A document of the older language version has no variables.
  if (JSON.stringify(statements).includes('${')) return new Set();
  const context = contextOf({ Version: '2012-10-17', Statement: statements }, type);
  const found: readonly { readonly statement: Statement }[] = [
    ...impossibleTests(context),
    ...overruledAllows(context),
    ...needlessStatements(context),
  ];
  return new Set(found.map(({ statement }) => statement.index));
}

/** A request as AWS makes it: documented keys are there and hold what they hold. */
function isPossible({ principal, context = {}, unknown = [] }: Request): boolean {
  const present = Object.entries(context).filter(([, value]) => value !== null);
  const own = OF_CALLERS.filter(([caller]) => caller.test(principal)).map(([, key]) => key);
  const names = new Set([...present.map(([name]) => name.toLowerCase()), ...own]);
  // The ARN of a session has not the path of its role, which `aws:PrincipalArn` has.
  if (principal.includes(':assumed-role/') && !names.has('aws:principalarn')) return false;
  const told = new Set([...names, ...unknown.map((name) => name.toLowerCase())]);
  const circumstances = [...told].flatMap(
    (name) => catalog.conditionKey(name)?.presence?.when ?? [],
  );
  return (
    Object.keys(ALWAYS).every((name) => told.has(name.toLowerCase())) &&
    !circumstances.some((one) => circumstances.some((other) => excludeEachOther(one, other))) &&
    present.every(([name, value]) => {
      const key = catalog.conditionKey(name);
      if (Array.isArray(value)) return key === undefined || key.multivalued;
      return key?.type !== 'Bool' || value === 'true' || value === 'false';
    })
  );
}

/** Keys that a caller brings along, whatever the context says. */
const OF_CALLERS: readonly (readonly [caller: RegExp, key: string])[] = [
  [/:user\//, 'aws:username'],
  [/\.amazonaws\.com$/, 'aws:principalservicename'],
];

/** The keys in every request that do not follow from who calls, as they are where nothing is said. */
const ALWAYS: Readonly<Record<string, string>> = {
  'aws:CurrentTime': '2026-01-02T00:00:00Z',
  'aws:EpochTime': '1767312000',
  'aws:RequestedRegion': 'us-east-1',
  'aws:SecureTransport': 'true',
  'aws:UserAgent': 'aws-cli',
  'aws:ViaAWSService': 'false',
};

/** The request with the keys that every request carries. */
function completed(input: Input): Input {
  const { context = {}, unknown = [] } = input.request;
  const told = new Set([...Object.keys(context), ...unknown].map((name) => name.toLowerCase()));
  const untold = Object.entries(ALWAYS).filter(([name]) => !told.has(name.toLowerCase()));
  const all = { ...Object.fromEntries(untold), ...context };
  return { ...input, request: { ...input.request, context: all } };
}

/**
 * The request, and what it may be: with each key of which nobody can tell absent, or with a value.
 * What is unknown of a request that no statement matches, nobody has to leave open.
 */
function settled({ request, policies }: Input): readonly Input[] {
  const { unknown = [], context = {}, ...rest } = request;
  if (unknown.length === 0) return [{ request, policies }];
  return [null, 'red', 'YWJj', '2026-01-01T00:00:00Z', 'true'].map((value) => {
    const told = Object.fromEntries(unknown.map((name) => [name, value]));
    return { request: { ...rest, context: { ...context, ...told } }, policies };
  });
}

test('a statement that lint proves to change nothing changes no decision', () => {
  let claims = 0;
  fc.assert(
    fc.property(authorizationInput(), (drawn) => {
      const input = completed(mapDocuments(drawn, tightened));
      fc.pre(isPossible(input.request));
      const without = mapDocuments(input, (statements, kind) => {
        const type = TYPES[kind];
        const gone = type ? proved(statements, type) : new Set<number>();
        claims += gone.size;
        return statements.filter((_, index) => !gone.has(index));
      });
      const [before, after] = [decided(input).decision, decided(without).decision];
      if (before !== 'unknown') expect(after).toBe(before);
      for (const one of settled(input)) {
        if (!isPossible(one.request)) continue;
        const less = { request: one.request, policies: without.policies };
        expect(decided(less).decision).toBe(decided(one).decision);
      }
    }),
    { numRuns: Math.min(LAW_RUNS, 400) },
  );
  expect(claims).toBeGreaterThan(100);
});
