import { parseJson } from './parse-json.ts';
import type { Parsed } from './parsed.ts';
import { percentDecode } from './percent.ts';
import type { Span } from './span.ts';
import { spanWithin, type Node, type StringNode } from './tree.ts';

/** A JSON document that was written as a string inside another; all its places are of the file. */
export interface Embedded extends Parsed {
  /** The document's own text. */
  readonly text: string;
  /** Writes a piece of the inner text as the file must hold it. */
  readonly encode: (text: string) => string;
}

/**
 * Reads a string as a JSON object, plain or URL-encoded (as `aws iam get-role-policy` prints it).
 * Undefined when the string does not start like one.
 */
export function parseEmbedded(node: StringNode): Embedded | undefined {
  const percent = /^\s*%7B/i.test(node.value);
  if (!percent && !/^\s*\{/.test(node.value)) return undefined;
  const inner = percent ? percentDecode(node.value) : { text: node.value, units: undefined };
  const { root, problems } = parseJson(inner.text);
  const locate = (offset: number): number => {
    const unit = inner.units ? (inner.units[offset] ?? node.value.length) : offset;
    return spanWithin(node, unit, unit).start;
  };
  const place = ({ start, end }: Span): Span => ({ start: locate(start), end: locate(end) });
  return {
    text: inner.text,
    root: root && relocate(root, place, locate),
    problems: problems.map(({ related, ...problem }) => ({
      ...problem,
      at: place(problem.at),
      ...(related && { related: { ...related, at: place(related.at) } }),
    })),
    encode: (text) => JSON.stringify(percent ? encodeURIComponent(text) : text).slice(1, -1),
  };
}

function relocate(node: Node, place: (at: Span) => Span, locate: (offset: number) => number): Node {
  const at = place(node.at);
  switch (node.kind) {
    case 'object':
      return {
        ...node,
        at,
        members: node.members.map(({ key, value }) => ({
          key: relocateString(key, place, locate),
          value: relocate(value, place, locate),
        })),
      };
    case 'array':
      return { ...node, at, items: node.items.map((item) => relocate(item, place, locate)) };
    case 'string':
      return relocateString(node, place, locate);
    default:
      return { ...node, at };
  }
}

function relocateString(
  node: StringNode,
  place: (at: Span) => Span,
  locate: (offset: number) => number,
): StringNode {
  return {
    ...node,
    at: place(node.at),
    locate: (index) => locate(spanWithin(node, index, index).start),
  };
}
