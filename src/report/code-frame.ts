import type { Diagnostic, Range } from '../lint/diagnostic.ts';
import type { LineMap } from '../syntax/line-map.ts';
import { visibleSource } from './escape.ts';
import { displayWidth } from './width.ts';

/** Longer lines are cut around the place: minified policies are one line of many kilobytes. */
const FRAME_WIDTH = 110;
const LEAD = 40;
const TAB = '  ';

/** The line of the finding and those of its labels, each with a mark under the place. */
export function codeFrame(
  finding: Diagnostic,
  lines: LineMap | undefined,
  gutter: number,
): readonly string[] {
  if (!lines) return [];
  return [
    ...frame(lines, finding.range, { gutter, note: '' }),
    ...finding.labels.flatMap(({ range, message }) =>
      frame(lines, range, { gutter, note: message }),
    ),
  ];
}

interface FrameStyle {
  readonly gutter: number;
  readonly note: string;
}

function frame(
  lines: LineMap,
  { start, end }: Range,
  { gutter, note }: FrameStyle,
): readonly string[] {
  const whole = lines.line(start.line);
  const last = end.line === start.line ? end.column - 1 : whole.length;
  const from = whole.length > FRAME_WIDTH ? Math.max(0, start.column - 1 - LEAD) : 0;
  const shown = (begin: number, stop: number): string => {
    const piece = visibleSource(whole.slice(begin, Math.max(begin, stop)));
    // `##[` begins a command of GitHub's runner, even where two pieces make it.
    const joined = whole[stop] === '[' ? piece.replace(/#$/, '\\x23') : piece;
    return joined.replaceAll('#[', '\\x23[').replaceAll('\t', TAB);
  };
  const before = shown(from, start.column - 1);
  const marked = shown(start.column - 1, Math.min(last, from + FRAME_WIDTH));
  const after = shown(Math.max(last, start.column - 1), from + FRAME_WIDTH);
  const cut = { head: from > 0 ? '…' : '', tail: whole.length > from + FRAME_WIDTH ? '…' : '' };
  const indent = ' '.repeat(displayWidth(cut.head + before));
  const mark = '~'.repeat(Math.max(1, displayWidth(marked)));
  return [
    `${String(start.line).padStart(gutter)} │ ${cut.head}${before}${marked}${after}${cut.tail}`,
    `${' '.repeat(gutter)} │ ${indent}${mark}${note && ` ${note}`}`,
  ];
}
