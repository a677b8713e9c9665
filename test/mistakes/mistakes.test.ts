import { describe, expect, test } from 'vitest';
import { lint, readDocument, type Diagnostic } from '../../src/index.ts';
import { loadSuite } from '../../src/config/load-suite.ts';
import { rulesIn } from '../../src/lint/profiles.ts';
import { ROOT } from '../readme-blocks.ts';
import { exampleSettings, loadRule, ruleIds } from '../rule-files.ts';
import { marked, mistakes, unmarked, type Mistake, type Spelling } from './mistake.ts';

const rules = await Promise.all(ruleIds.map(loadRule));
const recommended = rulesIn('recommended', rules);

describe.for(mistakes)('$name: $mistake', (mistake) => {
  test.for(mistake.flagged)('flags $as', (spelling) => {
    const found = diagnosticsOf(spelling, mistake).filter(({ rule }) => rule === mistake.rule);
    expect(annotated(spelling, found)).toBe(spelling.policy);
    expect(found).not.toHaveLength(0);
  });

  test.for(mistake.silent)('lets $as pass', (spelling) => {
    const found = diagnosticsOf(spelling, mistake).filter(
      ({ rule, severity }) => rule === mistake.rule || severity === 'error',
    );
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test.for(mistake.undecided ?? [])('leaves to an estate $what', async ({ suite, scenario }) => {
    const { scenarios } = await loadSuite(suite, ROOT);
    expect(scenarios.map(({ name }) => name)).toContain(scenario);
  });

  test('has more than one spelling of either kind', () => {
    expect(mistake.flagged.length).toBeGreaterThan(2);
    expect(mistake.silent.length).toBeGreaterThan(1);
  });
});

function diagnosticsOf(spelling: Spelling, mistake: Mistake): readonly Diagnostic[] {
  const document = readDocument('policy.json', Buffer.from(unmarked(spelling.policy)));
  const own = rules.filter(({ id }) => id === mistake.rule);
  const settings = exampleSettings([...new Set([...recommended, ...own])]);
  return lint(document, { ...settings, type: spelling.type ?? mistake.type }).diagnostics;
}

function annotated({ policy }: Spelling, found: readonly Diagnostic[]): string {
  const places = found.map(({ range }) => ({ start: range.start.offset, end: range.end.offset }));
  return marked(unmarked(policy), places);
}
