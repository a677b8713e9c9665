import { dirname, resolve } from 'node:path';
import type { Expectation, Expected, Scenario, Suite, SuiteClaim } from '../claims/suite.ts';
import { parameterFault } from '../flow/parameter-names.ts';
import { readTreeFile } from './load.ts';
import { placeIn, placeOf } from './place-in.ts';
import { readClaim } from './read-claim.ts';
import { readTree, type TreeFile } from './read-tree.ts';
import schema from '../../schemas/suite.schema.json' with { type: 'json' };
import { UsageError } from './usage-error.ts';

/** What the file may say; its schema describes this shape. */
interface SuiteFile {
  readonly estate: string;
  readonly scenarios?: readonly ScenarioEntry[];
  readonly claims?: readonly ClaimEntry[];
}

interface Entry {
  readonly name: string;
  readonly estate?: string;
  readonly readings?: readonly string[];
}

interface ScenarioEntry extends Entry {
  readonly principal: string;
  readonly operation: string;
  readonly resource: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  readonly expect: Expectation['decision'] | ExpectationEntry;
}

interface ExpectationEntry {
  readonly decision: Expectation['decision'];
  readonly at?: string;
  readonly kind?: NonNullable<Expectation['kind']>;
  readonly code?: string;
  readonly httpStatus?: number;
  readonly context?: Readonly<Record<string, string>>;
}

interface ClaimEntry extends Entry {
  readonly claim: string;
  readonly expect?: SuiteClaim['expect'];
}

/**
 * Reads a suite; the paths of its estates become absolute.
 * @throws UsageError when it cannot be read or does not fit the schema, with the place.
 */
export async function loadSuite(path: string, folder: string): Promise<Suite> {
  const absolute = resolve(folder, path);
  const file = await readTreeFile(absolute, folder);
  const { estate, scenarios = [], claims = [] }: SuiteFile = readTree(file, schema);
  const base: SuiteBase = { file, folder: dirname(absolute), estate };
  return {
    path: file.path,
    scenarios: scenarios.map((entry, index) => scenarioOf(entry, base, `/scenarios/${index}`)),
    claims: claims.map((entry, index) => claimOf(entry, base, `/claims/${index}`)),
  };
}

/** What every entry of a suite is read against. */
interface SuiteBase {
  readonly file: TreeFile;
  readonly folder: string;
  readonly estate: string;
}

function expectedOf(entry: Entry, { file, folder, estate }: SuiteBase, pointer: string): Expected {
  const { name, readings = [] } = entry;
  const at = placeOf(file, `${pointer}/name`);
  return {
    name,
    at,
    estate: resolve(folder, entry.estate ?? estate),
    readings: new Set(readings),
  };
}

/** @throws UsageError for a parameter that no request has. */
function scenarioOf(entry: ScenarioEntry, base: SuiteBase, pointer: string): Scenario {
  const { principal, operation, resource } = entry;
  for (const name of Object.keys(entry.with ?? {})) {
    const fault = parameterFault(name);
    if (fault !== undefined)
      throw new UsageError(`${placeIn(base.file, `${pointer}/with`)}: ${fault}`);
  }
  const parameters = new Map(
    Object.entries(entry.with ?? {}).map(([name, value]) => [name, String(value)]),
  );
  return {
    ...expectedOf(entry, base, pointer),
    request: { principal, operation, resource, parameters },
    expect: expectationOf(entry.expect),
  };
}

function expectationOf(expect: ScenarioEntry['expect']): Expectation {
  const { decision, at, kind, code, httpStatus, context } =
    typeof expect === 'string' ? { decision: expect } : expect;
  const pairs = context && new Map(Object.entries(context));
  return { decision, at, kind, code, httpStatus, context: pairs };
}

/** @throws UsageError for a claim that is no sentence. */
function claimOf(entry: ClaimEntry, base: SuiteBase, pointer: string): SuiteClaim {
  const { claim: text, expect = 'proved' } = entry;
  const claim = readClaim(text, base.file, `${pointer}/claim`);
  return { ...expectedOf(entry, base, pointer), text, claim, expect };
}
