import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Node as YamlNode,
  type Pair,
} from 'yaml';
import { duplicateKeys } from './duplicate-keys.ts';
import type { Parsed } from './parsed.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Span } from './span.ts';
import type { Member, Node, StringNode } from './tree.ts';
import { tooDeepAt } from './yaml-depth.ts';

/**
 * Parses YAML 1.2 into the same tree as JSON. Aliases and merge keys are refused: no file of
 * keyproof needs them, and they let a small text grow without bound.
 */
export function parseYaml(text: string): Parsed {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { root: undefined, problems: [tooDeep(deep)] };
  // yaml's own search for repeated keys compares each with each.
  const document = parseDocument(text, { prettyErrors: false, merge: false, uniqueKeys: false });
  const problems: SyntaxProblem[] = document.errors.map(({ message, pos: [start, end] }) => ({
    kind: 'unexpected',
    at: { start, end },
    message: `this is not valid YAML: ${message}`,
    help: 'mend the line; indentation counts',
  }));
  if (problems.length > 0) return { root: undefined, problems };
  const reader = new YamlReader();
  const root = reader.node(document.contents);
  if (reader.problems.length > 0) return { root: undefined, problems: reader.problems };
  return { root, problems: [...duplicateKeys(root)] };
}

function tooDeep(start: number): SyntaxProblem {
  return {
    kind: 'too-deep',
    at: { start, end: start },
    message: 'this nests too deep',
    help: 'flatten the file',
  };
}

class YamlReader {
  readonly problems: SyntaxProblem[] = [];

  node(node: YamlNode | null | undefined): Node {
    const at = spanOf(node);
    if (isMap(node)) {
      return { kind: 'object', at, members: node.items.flatMap((pair) => this.#member(pair)) };
    }
    if (isSeq(node)) {
      return { kind: 'array', at, items: node.items.map((item) => this.node(asNode(item))) };
    }
    if (isAlias(node)) return this.#refuse(at, 'aliases are not read here', 'write the value out');
    return isScalar(node) ? scalar(node.value, node.source ?? '', at) : { kind: 'null', at };
  }

  #member({ key, value }: Pair): readonly Member[] {
    const name = asNode(key);
    if (!isScalar(name)) {
      this.#refuse(
        spanOf(name),
        'a name must be a plain text here',
        'write a text before the colon',
      );
      return [];
    }
    return [{ key: text(String(name.value), spanOf(name)), value: this.node(asNode(value)) }];
  }

  #refuse(at: Span, message: string, help: string): Node {
    this.problems.push({ kind: 'unexpected', at, message, help });
    return { kind: 'null', at };
  }
}

function asNode(node: unknown): YamlNode | undefined {
  return isNode(node) ? node : undefined;
}

function spanOf(node: YamlNode | null | undefined): Span {
  const [start = 0, end = start] = node?.range ?? [];
  return { start, end };
}

function scalar(value: unknown, source: string, at: Span): Node {
  if (typeof value === 'number' || typeof value === 'bigint')
    return { kind: 'number', at, text: source };
  if (typeof value === 'boolean') return { kind: 'boolean', at, value };
  return value === null ? { kind: 'null', at } : text(String(value), at);
}

/** Units of a plain scalar start where it starts; good enough for a quoted one, whose quote is one more. */
function text(value: string, at: Span): StringNode {
  const lead = at.end - at.start > value.length ? 1 : 0;
  return {
    kind: 'string',
    at,
    value,
    locate: (index) => Math.min(at.end, at.start + lead + index),
  };
}
