import { describe, expect, test } from 'vitest';
import { ABSENT, UNKNOWN, type KeyState } from '../../src/term/key-state.ts';
import { matchesTokens } from '../../src/term/pattern.ts';
import { fill, filledText, filledTokens, readTemplate } from '../../src/term/template.ts';

const KEYS = new Map<string, KeyState>([
  ['name', { kind: 'value', text: 'ana' }],
  ['wild', { kind: 'value', text: '*' }],
  ['nested', { kind: 'value', text: '${name}' }],
  ['empty', { kind: 'value', text: '' }],
  ['list', { kind: 'list', texts: ['a', 'b'] }],
  ['nothing', { kind: 'list', texts: [] }],
  ['untold', UNKNOWN],
]);

function filled(text: string): ReturnType<typeof fill> | undefined {
  const template = readTemplate(text);
  return template && fill(template, (key) => KEYS.get(key) ?? ABSENT);
}

describe('a value with policy variables', () => {
  test.for<[string, string]>([
    ['home/${name}/*', 'home/ana/*'],
    ['${NAME}', 'ana'],
    ['${nested}', '${name}'],
    ['${empty}', ''],
    ["${absent, 'some'}", 'some'],
    ["${nothing, 'some'}", 'some'],
    ["${name, 'some'}", 'ana'],
    ['${*}${?}${$}', '*?$'],
    ['$name {name}', '$name {name}'],
    ['${name}${name}', 'anaana'],
  ])('%s becomes %s', ([text, expected]) => {
    const pieces = filled(text);
    expect(typeof pieces === 'object' && filledText(pieces)).toBe(expected);
  });

  test.for<[string, string]>([
    ['${absent}', 'unresolved'],
    ['${nothing}', 'unresolved'],
    ['${untold}', 'unknown'],
    ['${list}', 'unknown'],
    ['${untold}${absent}', 'unresolved'],
  ])('%s is %s', ([text, outcome]) => {
    expect(filled(text)).toBe(outcome);
  });

  test.for(['${name', '${}', '${${name}}', "${name, 'x}"])('`%s` is malformed', (text) => {
    expect(readTemplate(text)).toBeUndefined();
  });

  test.for<[string, string, boolean, boolean]>([
    ['${wild}', 'anything', false, false],
    ['${wild}', '*', false, true],
    ['${wild}', 'anything', true, true],
    ['${*}', 'anything', true, false],
    ['*${name}', 'xana', false, true],
    ["${absent, '*'}", 'anything', true, false],
  ])('%s matches %s when values are wild (%s): %s', ([text, value, wild, expected]) => {
    const pieces = filled(text);
    const tokens = typeof pieces === 'object' ? filledTokens(pieces, wild) : [];
    expect(matchesTokens(tokens, value)).toBe(expected);
  });
});
