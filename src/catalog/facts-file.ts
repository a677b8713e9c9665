import { closeSync, openSync, readSync } from 'node:fs';
import type { FactsHeader, ServiceRow } from './facts-format.ts';

/** The facts file, read as far as needed: its header at once, a service's line when asked for. */
export interface FactsFile {
  readonly header: FactsHeader;
  /** The line of the service with this prefix in lower case; each call reads it anew. */
  service(prefix: string): ServiceRow | undefined;
}

/** Large enough for the header in one read. */
const FIRST_READ = 32_768;
const NEWLINE = 0x0a;

/** Opens a facts file. Throws the file system's error when it cannot be read. */
export function openFacts(file: URL): FactsFile {
  const headerLine = readHeaderLine(file);
  const header: FactsHeader = JSON.parse(headerLine.toString('utf8'));
  const index = new Map(Object.entries(header.services));
  return {
    header,
    service(prefix) {
      const place = index.get(prefix);
      if (!place) return undefined;
      const [offset, length] = place;
      const row: ServiceRow = JSON.parse(
        readBytes(file, { offset: headerLine.length + 1 + offset, length }).toString('utf8'),
      );
      return row;
    },
  };
}

function readHeaderLine(file: URL): Buffer {
  for (let length = FIRST_READ; ; length *= 2) {
    const bytes = readBytes(file, { offset: 0, length });
    const end = bytes.indexOf(NEWLINE);
    if (end >= 0) return bytes.subarray(0, end);
    if (bytes.length < length) throw new Error(`${file.pathname} has no header line`);
  }
}

function readBytes(file: URL, { offset, length }: { offset: number; length: number }): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  const descriptor = openSync(file, 'r');
  try {
    return buffer.subarray(0, readSync(descriptor, buffer, 0, length, offset));
  } finally {
    closeSync(descriptor);
  }
}
