import { describe, expect, test } from 'vitest';
import { LineMap } from '../../src/syntax/line-map.ts';
import { lintAll, printAll } from '../hostile/every-format.ts';

describe('lines', () => {
  const LINES: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
    ['LF', 'a\nb\n', ['a', 'b', '']],
    ['CRLF', 'a\r\nb', ['a', 'b']],
    ['CR', 'a\rb', ['a', 'b']],
    ['all of them', '\r\r\n\n\r', ['', '', '', '', '']],
    [
      'U+2028 and U+0085 are no line ends',
      'a\u2028b\u0085c\u000bd\ne',
      ['a\u2028b\u0085c\u000bd', 'e'],
    ],
    ['nothing', '', ['']],
  ];

  test.for(LINES)('%s', ([, text, lines]) => {
    const map = new LineMap(text);
    expect(lines.map((_, index) => map.line(index + 1))).toEqual(lines);
    expect(map.position(text.length).line).toBe(lines.length);
    expect(map.line(lines.length + 1)).toBe('');
  });

  test('every offset has a position, and the position leads back to it', () => {
    const text = 'a\r\n\t\u{1F600}e\u0301\u6f22\rb\u2028\n';
    const map = new LineMap(text);
    let last = { line: 1, column: 0 };
    for (let offset = 0; offset <= text.length; offset++) {
      const { line, column } = map.position(offset);
      expect(line > last.line ? column === 1 : column === last.column + 1).toBe(true);
      last = { line, column };
    }
    expect(map.position(-5).offset).toBe(0);
    expect(map.position(text.length + 5).offset).toBe(text.length);
  });
});

/** A policy whose action is misspelt behind `before` on its line. */
function misspelt(before: string, end: string): string {
  return [
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*",',
    `${before}"Action":"s3:GetObjekt"}}`,
    '',
  ].join(end);
}

describe('A11: places in every report', () => {
  const BEFORE: readonly (readonly [name: string, before: string])[] = [
    ['nothing', ''],
    ['tabs', '\t\t'],
    ['an emoji', '"Sid":"\u{1F600}",'],
    ['wide characters', '"Sid":"\u6f22\u5b57",'],
    ['combining marks', '"Sid":"e\u0301e\u0301",'],
    ['escapes', '"Sid":"\\u0041\\"\\\\",'],
    ['U+2028', '"Sid":"a\u2028b",'],
  ];

  test.for(
    BEFORE.flatMap(([name, before]) =>
      ['\n', '\r\n', '\r'].map((end) => [name, before, end] as const),
    ),
  )('%s before the place (%j line ends %j)', ([, before, end]) => {
    const linted = lintAll(misspelt(before, end));
    const finding = linted.report.diagnostics.find(({ rule }) => rule === 'action/unknown-action');
    expect(finding?.range.start).toMatchObject({
      line: 2,
      column: before.length + '"Action":'.length + 1,
    });
    const printed = printAll(linted);
    const column = finding?.range.start.column;
    expect(printed.get('text')).toContain(`policy.json:2:${column}`);
    expect(printed.get('junit')).toContain(`policy.json:2:${column}`);
    expect(printed.get('github')).toContain(`line=2,endLine=2,col=${column},`);
    expect(printed.get('sarif')).toMatch(
      new RegExp(`"startLine": 2,\\s*"startColumn": ${column},`),
    );
    expect(printed.get('sarif')).toContain('"columnKind": "utf16CodeUnits"');
    expect(markedText(printed.get('text') ?? '')).toContain('"s3:GetObjekt"');
  });
});

/** What stands above the marks of the code frames, cell by cell as a terminal shows it. */
function markedText(report: string): readonly string[] {
  const lines = report.split('\n');
  return lines.flatMap((line, index) => {
    const mark = /│ ( *)(~+)/.exec(line);
    if (!mark) return [];
    const cells = [...cellsOf((lines[index - 1] ?? '').replace(/^.*?│ /, ''))];
    const from = mark[1]?.length ?? 0;
    return [cells.slice(from, from + (mark[2]?.length ?? 0)).join('')];
  });
}

/** One entry a cell: wide characters take two, combining marks none of their own. */
function* cellsOf(line: string): Generator<string> {
  let cell = '';
  for (const character of line) {
    if (/\p{Mark}/u.test(character)) continue;
    cell = character;
    yield cell;
    if (/[\u6f22\u5b57]|\p{Emoji_Presentation}/u.test(character)) yield '';
  }
}
