/** The path of names and indexes from the root of a document to a node. */
export type Path = readonly (string | number)[];

/** A path as a JSON pointer (RFC 6901); the root is the empty string. */
export function jsonPointer(path: Path): string {
  return path.map((part) => `/${escape(String(part))}`).join('');
}

function escape(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
