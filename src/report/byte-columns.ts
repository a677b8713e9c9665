import type { LineMap, Position } from '../syntax/line-map.ts';

/**
 * Turns positions into columns that count bytes of UTF-8, from 1. The bytes of a line are counted
 * once for all positions on it: a minified policy is one long line with many findings.
 */
export function byteColumns(lines: LineMap): (position: Position) => number {
  let counted: Counted = { line: 0, before: new Uint32Array() };
  return ({ line, column }) => {
    if (counted.line !== line) counted = { line, before: bytesBefore(lines.line(line)) };
    return (counted.before[column - 1] ?? counted.before.at(-1) ?? 0) + 1;
  };
}

interface Counted {
  readonly line: number;
  readonly before: Uint32Array;
}

/** How many bytes stand before each UTF-16 unit of a text, and before its end. */
function bytesBefore(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  for (let unit = 0; unit < text.length; unit++) {
    before[unit + 1] = (before[unit] ?? 0) + bytesOf(text.charCodeAt(unit));
  }
  return before;
}

/** A pair of surrogates is one character of four bytes. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
}
