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
function isPossible({ context = {}, unknown = [] }: Request): boolean {
  const present = Object.entries(context).filter(([, value]) => value !== null);
  const names = new Set(present.map(([name]) => name.toLowerCase()));
  const circumstances = [...names, ...unknown].flatMap(
    (name) => catalog.conditionKey(name)?.presence?.when ?? [],
  );
  return (
    ALWAYS.every((name) => names.has(name)) &&
    !circumstances.some((one) => circumstances.some((other) => excludeEachOther(one, other))) &&
    present.every(([name, value]) => {
      const key = catalog.conditionKey(name);
      if (Array.isArray(value)) return key === undefined || key.multivalued;
      return key?.type !== 'Bool' || value === 'true' || value === 'false';
    })
  );
}

/** Those of the keys in every request that do not follow from who calls. */
const ALWAYS: readonly string[] = ['aws:securetransport'];

/** The request with the keys that every request carries. */
function completed(input: Input): Input {
  const context = { 'aws:SecureTransport': 'true', ...input.request.context };
  return { ...input, request: { ...input.request, context } };
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
      expect(decided(without).decision).toBe(decided(input).decision);
    }),
    { numRuns: Math.min(LAW_RUNS, 400) },
  );
  expect(claims).toBeGreaterThan(100);
});
