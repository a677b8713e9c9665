import type { Parsed } from './parsed.ts';
import { parseTolerantly } from './parse-tolerantly.ts';
import type { ScanOptions } from './scan.ts';
import { readValidJson } from './valid-json.ts';

/**
 * Parses JSON text (RFC 8259). Never throws: a hostile text gives problems. Linear in the text.
 * The grammar is for texts with faults: without any, the tree is there before it has been built.
 */
export function parseJson(text: string, options: ScanOptions = { comments: false }): Parsed {
  const valid = readValidJson(text);
  return valid ? { root: valid.root, problems: [] } : parseTolerantly(text, options);
}
