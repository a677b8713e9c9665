import { asciiLower } from '../../policy/ascii-case.ts';
import { hasWildcard } from '../../policy/wildcard.ts';
import { collectTests } from '../../solve/collect-tests.ts';
import type { Part } from '../../solve/question.ts';
import type { KeyTest } from '../../term/test.ts';
import type { Asking } from './move.ts';

/** A value that a policy asks of a tag or of another key, by the rest of the key's name. */
export type Wanted = readonly [name: string, value: string];

/**
 * What the policies that decide an access ask of the keys that begin so, where they say it outright:
 * the values that a test compares a key with, and of a tag of the principal the value of the key that
 * it is compared with.
 * @param start In lower case.
 */
export function wantedIn({ answer }: Asking, start: string): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const { question } of answer.ways) {
    for (const part of question.parts) {
      for (const test of collectTests(part.term)) {
        if (test.kind !== 'key') continue;
        for (const wanted of wantedBy(test, part, start)) found.set(wanted.join('='), wanted);
      }
    }
  }
  return [...found.values()];
}

function wantedBy(test: KeyTest, { request }: Part, start: string): readonly Wanted[] {
  if (asciiLower(test.name).startsWith(start)) {
    const name = test.name.slice(start.length);
    return test.written
      .map((text) => filled(text, request))
      .flatMap((value): readonly Wanted[] => (value === undefined ? [] : [[name, value]]));
  }
  const state = request.key(asciiLower(test.name));
  if (state.kind !== 'value') return [];
  return test.written.flatMap((text): readonly Wanted[] => {
    const key = soleVariable(text);
    const isMeant = key !== undefined && asciiLower(key).startsWith(start);
    return isMeant ? [[key.slice(start.length), state.text]] : [];
  });
}

/** A text with the value of the variable that it consists of; undefined where it stands for many. */
function filled(text: string, request: Part['request']): string | undefined {
  const key = soleVariable(text);
  if (key !== undefined) {
    const state = request.key(asciiLower(key));
    return state.kind === 'value' ? state.text : undefined;
  }
  return hasWildcard(text) || text.includes('${') ? undefined : text;
}

function soleVariable(text: string): string | undefined {
  return /^\$\{([^},]+)\}$/.exec(text)?.[1];
}
