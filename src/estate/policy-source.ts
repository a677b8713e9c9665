import type { LineMap } from '../syntax/line-map.ts';
import { jsonPointer, pathAt } from '../syntax/pointer.ts';
import { property, type Node, type ObjectNode } from '../syntax/tree.ts';

/** The file that holds a policy document, and the document in it. */
export interface PolicySource {
  /** As messages show it. */
  readonly file: string;
  readonly document: ObjectNode;
  /** JSON pointer of the document in its file. */
  readonly pointer: string;
  readonly lines: LineMap;
  /** The document as it was written, where that is at hand. */
  readonly text?: string | undefined;
}

/** The estate as a file of its own. */
export interface EstateText {
  /** As messages show it. */
  readonly path: string;
  readonly root: Node;
  readonly lines: LineMap;
  /** The whole file, where it is at hand. */
  readonly text?: string | undefined;
}

/** A document that an estate holds itself. The lines of the file are counted when first needed. */
export class InlineSource implements PolicySource {
  readonly file: string;
  readonly document: ObjectNode;
  readonly #text: EstateText;

  constructor(text: EstateText, document: ObjectNode) {
    this.file = text.path;
    this.document = document;
    this.#text = text;
  }

  /** A document without members has no place that could be told from what is around it. */
  get pointer(): string {
    const { start } = (property(this.document, 'Statement') ?? this.document).at;
    const inside = pathAt(this.document, start);
    const path = pathAt(this.#text.root, start);
    return jsonPointer(path.slice(0, path.length - inside.length));
  }

  get lines(): LineMap {
    return this.#text.lines;
  }

  get text(): string | undefined {
    const { start, end } = this.document.at;
    return this.#text.text?.slice(start, end);
  }
}

/** A place in a file, for people. Lines and columns start at 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a policy stands, or one of its statements (counted from 0). */
export function sourcePlace(
  { file, document, lines }: PolicySource,
  statement?: number,
): SourcePlace {
  const node =
    statement === undefined ? document : (statementNode(document, statement) ?? document);
  const { line, column } = lines.position(node.at.start);
  return { file, line, column };
}

function statementNode(document: ObjectNode, index: number) {
  const statements = property(document, 'Statement');
  return statements?.kind === 'array' ? statements.items[index] : statements;
}
