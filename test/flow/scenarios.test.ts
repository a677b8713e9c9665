import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { checkScenario } from '../../src/claims/check-scenario.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import { loadSuite } from '../../src/config/load-suite.ts';
import { ROOT } from '../readme-blocks.ts';

const suites = await Promise.all(
  ['fixtures/flows', 'fixtures/abac-lab']
    .flatMap((folder) => readdirSync(`${ROOT}${folder}`).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith('.suite.yaml'))
    .map((path) => loadSuite(path, ROOT)),
);
const paths = new Set(suites.flatMap(({ scenarios }) => scenarios.map(({ estate }) => estate)));
const estates = new Map(
  await Promise.all(
    [...paths].map(async (path) => {
      const { estate } = await loadEstate(path, ROOT);
      return [path, { estate, library: new PolicyLibrary() }] as const;
    }),
  ),
);

const written = suites.filter(({ scenarios }) => scenarios.length > 0);

describe.each(written)('$path', ({ scenarios }) => {
  test.for(scenarios.map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    ([, scenario]) => {
      const loaded = estates.get(scenario.estate);
      const differences =
        loaded && checkScenario(scenario, loaded.estate, loaded.library).differences;
      expect(differences).toEqual([]);
    },
  );

  test('no two scenarios have one name', () => {
    const names = scenarios.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});
