import type { Node } from '../syntax/tree.ts';

/** The length of a document when nothing stands between its tokens. */
export interface DocumentSize {
  /** Unicode characters; escapes count as JSON's shortest spelling. */
  readonly characters: number;
  /** Of the UTF-8 text. */
  readonly bytes: number;
}

/**
 * The size of a document without the blanks and line breaks between its tokens, as IAM counts it and
 * as a policy is at least stored. Source: IAM User Guide, reference_iam-quotas.
 */
export function compactSize(node: Node): DocumentSize {
  const size = { characters: 0, bytes: 0 };
  measure(node, (text) => {
    const isPlain = isAscii(text);
    size.characters += isPlain ? text.length : Array.from(text).length;
    size.bytes += isPlain ? text.length : Buffer.byteLength(text);
  });
  return size;
}

function measure(node: Node, add: (text: string) => void): void {
  if (node.kind === 'object') {
    add('{}' + ','.repeat(Math.max(0, node.members.length - 1)));
    for (const { key, value } of node.members) {
      add(`${JSON.stringify(key.value)}:`);
      measure(value, add);
    }
  } else if (node.kind === 'array') {
    add('[]' + ','.repeat(Math.max(0, node.items.length - 1)));
    for (const item of node.items) measure(item, add);
  } else {
    add(scalarText(node));
  }
}

function scalarText(node: Exclude<Node, { readonly kind: 'object' | 'array' }>): string {
  switch (node.kind) {
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
  }
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}
