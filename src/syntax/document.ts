import { decode } from './decode.ts';
import { LineMap } from './line-map.ts';
import { parseJson } from './parse-json.ts';
import { leavesTreeWhole, type SyntaxProblem } from './problem.ts';
import type { Node } from './tree.ts';

/** One file as it was read: its text, its tree and what is wrong with the text. */
export interface Document {
  /** Relative to where keyproof runs, with `/` between the parts. */
  readonly path: string;
  /** Without a byte order mark; empty when the bytes are no text. */
  readonly text: string;
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly lines: LineMap;
}

/** Reads a JSON file; `.jsonc` files may hold comments and trailing commas. Never throws. */
export function readDocument(path: string, bytes: Uint8Array): Document {
  const decoded = decode(bytes);
  const text = decoded.text ?? '';
  const parsed =
    decoded.text === undefined
      ? { root: undefined, problems: [] }
      : parseJson(text, { comments: path.endsWith('.jsonc') });
  let lines: LineMap | undefined;
  return {
    path,
    text,
    root: parsed.root,
    problems: [...decoded.problems, ...parsed.problems],
    get lines() {
      return (lines ??= new LineMap(text));
    },
  };
}

/** True when the tree says all that the text says, so that policies can be read from it. */
export function isWhole(document: Pick<Document, 'root' | 'problems'>): boolean {
  return document.root !== undefined && document.problems.every(leavesTreeWhole);
}
