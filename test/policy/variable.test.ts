import { describe, expect, test } from 'vitest';
import { parseVariables } from '../../src/policy/variable.ts';

function kinds(value: string): readonly string[] {
  return parseVariables(value).map((part) => (part.kind === 'malformed' ? part.fault : part.kind));
}

describe('the parts of a value', () => {
  test.for<[string, readonly string[]]>([
    ['', []],
    ['lab', ['text']],
    ['home/${aws:username}/*', ['text', 'variable', 'text']],
    ['${*}${?}${$}', ['escape', 'escape', 'escape']],
    ["${aws:PrincipalTag/cost center, 'none'}", ['variable']],
    ['${}', ['empty']],
    ['${aws: username}', ['space']],
    ['${aws:username, none}', ['default-quote']],
    ['${aws:username', ['unclosed']],
    ['${aws:PrincipalTag/${aws:username}}', ['nested', 'variable', 'text']],
    ['}${a:b}${c:d}', ['text', 'variable', 'variable']],
  ])('%s', ([value, expected]) => expect(kinds(value)).toEqual(expected));

  test('cover it without gaps', () => {
    const value = 'a${b:c}${${d:e}f}${g';
    const parts = parseVariables(value);
    expect(parts.map(({ from, to }) => value.slice(from, to)).join('')).toBe(value);
  });

  test('are found in one pass, however many are open', () => {
    const value = `${'${'.repeat(200_000)}a:b}`;
    expect(parseVariables(value)).toHaveLength(200_000);
  });
});
