import { Fields } from './fields.ts';
import { readJson } from './read-json.ts';

const EMPTY: ReadonlyMap<string, string> = new Map();

/**
 * The encryption context in a header of Amazon S3: base64 of a JSON object of texts. Empty for a
 * header of another form. Source: Amazon S3 API Reference, API_PutObject.
 */
export function readStoredContext(header: string): ReadonlyMap<string, string> {
  const read = readJson(Buffer.from(header, 'base64').toString('utf8'));
  return (read.kind === 'value' ? Fields.of(read.value)?.texts() : undefined) ?? EMPTY;
}
