import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/lint/diagnostic.ts';
import { byteColumns } from '../../src/report/byte-columns.ts';
import { codeFrame } from '../../src/report/code-frame.ts';
import { displayWidth } from '../../src/report/width.ts';
import { LineMap } from '../../src/syntax/line-map.ts';
import { diagnostic } from './diagnostic.ts';
import { workflowCommands } from './workflow-commands.ts';

/** A finding about the first place of `marked` in a text. */
function findingAt(text: string, marked: string, labels: Diagnostic['labels'] = []): Diagnostic {
  return diagnostic({ range: rangeOf(text, marked), labels });
}

function rangeOf(text: string, marked: string): Diagnostic['range'] {
  const lines = new LineMap(text);
  const start = text.indexOf(marked);
  return { start: lines.position(start), end: lines.position(start + marked.length) };
}

function frameOf(text: string, marked: string): readonly string[] {
  return codeFrame(findingAt(text, marked), new LineMap(text), 1);
}

describe('a code frame marks the place', () => {
  test.for([
    ['plain text', 'a BAD c', ['1 │ a BAD c', '  │   ~~~']],
    ['tabs before', '\t\ta BAD c', ['1 │     a BAD c', '  │       ~~~']],
    ['a tab inside', 'a B\tD c', ['1 │ a B  D c', '  │   ~~~~'], 'B\tD'],
    ['wide characters before', '日本 BAD', ['1 │ 日本 BAD', '  │      ~~~']],
    ['wide characters inside', 'a 日本 c', ['1 │ a 日本 c', '  │   ~~~~'], '日本'],
    ['emoji before', '👍 BAD', ['1 │ 👍 BAD', '  │    ~~~']],
    ['combining marks before', 'e\u0301e\u0301 BAD', ['1 │ e\u0301e\u0301 BAD', '  │    ~~~']],
    ['hidden characters before', 'a\u202E BAD', ['1 │ a\\u202e BAD', '  │         ~~~']],
    ['an escape before', '\u001B[31m BAD', ['1 │ \\x1b[31m BAD', '  │          ~~~']],
    ['the second line', 'x\r\na BAD', ['2 │ a BAD', '  │   ~~~']],
    ['a line that ends with CR', 'x\ra BAD\ry', ['2 │ a BAD', '  │   ~~~']],
    ['several lines, the first of them', 'a B\nAD c', ['1 │ a B', '  │   ~'], 'B\nAD'],
    ['an empty place', 'a ', ['1 │ a ', '  │ ~'], ''],
  ] as const)('in %s', ([, text, frame, marked = 'BAD']) => {
    expect(frameOf(text, marked)).toEqual(frame);
  });

  test.for([0, 1, 39, 40, 41, 100, 1000, 100_000])('after %i characters of one line', (before) => {
    const frame = frameOf(`${'日'.repeat(before)}BAD${'x'.repeat(50_000)}`, 'BAD');
    const [line = '', mark = ''] = frame;
    expect(displayWidth(line)).toBeLessThan(200);
    const cells = displayWidth(line.slice(0, line.indexOf('BAD')));
    expect(mark).toBe(`  │ ${' '.repeat(cells - 4)}~~~`);
  });

  test('and no more of a long one than fits', () => {
    const [line = '', mark = ''] = frameOf(`a ${'B'.repeat(50_000)}`, 'B'.repeat(50_000));
    expect(line).toBe(`1 │ a ${'B'.repeat(108)}…`);
    expect(mark).toBe(`  │   ${'~'.repeat(108)}`);
  });

  test('and other places with what is there', () => {
    const text = '{\n  "a": 1,\n  "a": 2\n}';
    const labels = [{ range: rangeOf(text, '"a": 1'), message: 'first here' }];
    expect(codeFrame(findingAt(text, '"a": 2', labels), new LineMap(text), 2)).toEqual([
      ' 3 │   "a": 2',
      '   │   ~~~~~~',
      ' 2 │   "a": 1,',
      '   │   ~~~~~~ first here',
    ]);
  });

  test('and is left out where the text is not known', () => {
    expect(codeFrame(findingAt('a', 'a'), undefined, 1)).toEqual([]);
  });

  test.for(['##', '#', '[error]x', '##[error]', '#[error]'])(
    'without joining pieces to a command of the runner at %s',
    (marked) => {
      const frame = frameOf('"##[error]x"', marked);
      expect(workflowCommands(frame.join('\n'))).toEqual([]);
    },
  );
});

describe('columns in bytes', () => {
  test.for([
    ['a', 0, 1],
    ['é', 1, 3],
    ['日', 1, 4],
    ['a𐐀b', 1, 2],
    ['a𐐀b', 3, 6],
    ['x\né', 3, 3],
    ['ab', 9, 3],
  ] as const)('of %j at %i are %i', ([text, offset, column]) => {
    const lines = new LineMap(text);
    expect(byteColumns(lines)(lines.position(offset))).toBe(column);
  });

  test('are counted anew for each line', () => {
    const lines = new LineMap('é1\n22\né3');
    const columnOf = byteColumns(lines);
    expect([1, 4, 7, 1].map((offset) => columnOf(lines.position(offset)))).toEqual([3, 2, 3, 3]);
  });
});
