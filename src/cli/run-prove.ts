import { PolicyLibrary } from '../authorize/policy-library.ts';
import { checkScenario } from '../claims/check-scenario.ts';
import { proveClaim } from '../claims/prove-claim.ts';
import { countsOf, type SuiteResult } from '../claims/suite-result.ts';
import type { Suite } from '../claims/suite.ts';
import { loadSuite } from '../config/load-suite.ts';
import type { Estate } from '../estate/estate.ts';
import { suiteJson } from '../report/suite-json.ts';
import { suiteJunit } from '../report/suite-junit.ts';
import { suiteText } from '../report/suite-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import { openEstate } from './open-estate.ts';
import { writeWhole } from './output.ts';
import type { ProveArguments } from './prove.ts';
import { knownReadings } from './readings.ts';

/** `keyproof prove`: every entry of the suites, each in its estate. */
export async function runProve(args: ProveArguments, io: Io): Promise<ExitCode> {
  const estates = new EstateShelf(io);
  const results: SuiteResult[] = [];
  for (const path of args.suites) {
    const suite = await loadSuite(path, io.folder);
    results.push({
      suite,
      scenarios: await checkScenarios(suite, estates),
      claims: await checkClaims(suite, estates),
    });
  }
  const text = printed(results, args, io);
  if (args.output === undefined) io.stdout.write(text);
  else writeWhole(args.output, text, io.folder);
  return results.some((result) => countsOf(result).failed > 0) ? EXIT.findings : EXIT.clean;
}

function printed(results: readonly SuiteResult[], { format }: ProveArguments, io: Io): string {
  switch (format) {
    case 'json': {
      const [only, ...others] = results.map(suiteJson);
      return `${JSON.stringify(others.length === 0 ? only : [only, ...others], undefined, 2)}\n`;
    }
    case 'junit':
      return suiteJunit(results);
    case 'text':
      return suiteText(results, { color: usesColor(io) });
  }
}

async function checkScenarios(
  { scenarios }: Suite,
  estates: EstateShelf,
): Promise<SuiteResult['scenarios']> {
  const checked = [];
  for (const scenario of scenarios) {
    knownReadings([...scenario.readings]);
    const { estate, library } = await estates.get(scenario.estate);
    checked.push(checkScenario(scenario, estate, library));
  }
  return checked;
}

async function checkClaims(
  { claims }: Suite,
  estates: EstateShelf,
): Promise<SuiteResult['claims']> {
  const checked = [];
  for (const claim of claims) {
    const readings = knownReadings([...claim.readings]);
    const { estate, library } = await estates.get(claim.estate);
    const proof = proveClaim(claim.claim, estate, { readings, library });
    checked.push({ claim, proof });
  }
  return checked;
}

/** The estates of a run; each is loaded once, and its policies are compiled once. */
class EstateShelf {
  readonly #io: Io;
  readonly #loaded = new Map<
    string,
    { readonly estate: Estate; readonly library: PolicyLibrary }
  >();

  constructor(io: Io) {
    this.#io = io;
  }

  async get(path: string): Promise<{ readonly estate: Estate; readonly library: PolicyLibrary }> {
    const known = this.#loaded.get(path);
    if (known) return known;
    const estate = await openEstate(path, this.#io);
    const loaded = { estate, library: new PolicyLibrary() };
    this.#loaded.set(path, loaded);
    return loaded;
  }
}
