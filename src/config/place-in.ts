import { nodeAt } from '../syntax/pointer.ts';
import type { Span } from '../syntax/span.ts';
import type { TreeFile } from './read-tree.ts';

/** Where the value of a pointer stands in a file. */
export function placeOf({ root }: TreeFile, pointer: string): Span {
  return root ? nodeAt(root, pointer).at : { start: 0, end: 0 };
}

/** The same as `FILE:LINE:COLUMN`, for people. */
export function placeIn(file: TreeFile, pointer: string): string {
  const { line, column } = file.lines.position(placeOf(file, pointer).start);
  return `${file.path}:${line}:${column}`;
}
