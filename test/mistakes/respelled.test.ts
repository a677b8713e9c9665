import { describe, expect, test } from 'vitest';
import { lint, readDocument } from '../../src/index.ts';
import { exampleSettings, loadRule } from '../rule-files.ts';
import { mistakes, unmarked, type Mistake, type Spelling } from './mistake.ts';
import { respellings, type JsonObject, type Respelling } from './respell.ts';

describe.for(mistakes)('$name stays what it is', (mistake) => {
  const fitting = respellings.filter(({ not = [] }) => !not.includes(mistake.rule));

  test.for(fitting)('$as', async (respelling) => {
    const settings = exampleSettings([await loadRule(mistake.rule)]);
    const isFound = (spelling: Spelling): boolean => {
      const type = spelling.type ?? mistake.type;
      const text = respelled(spelling, mistake, respelling);
      const document = readDocument('policy.json', Buffer.from(text));
      return lint(document, { ...settings, type }).diagnostics.length > 0;
    };
    expect(namesOf(mistake.flagged.filter((spelling) => !isFound(spelling)))).toEqual([]);
    expect(namesOf(mistake.silent.filter(isFound))).toEqual([]);
  });
});

function respelled(spelling: Spelling, mistake: Mistake, { respell }: Respelling): string {
  const policy: JsonObject = JSON.parse(unmarked(spelling.policy));
  return JSON.stringify(respell(policy, spelling.type ?? mistake.type));
}

function namesOf(spellings: readonly Spelling[]): readonly string[] {
  return spellings.map(({ as }) => as);
}
