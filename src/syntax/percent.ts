/** Percent-decoded text and, for each of its units, where it came from (one more for the end). */
export interface PercentDecoded {
  readonly text: string;
  readonly units: Uint32Array;
}

/**
 * Decodes `%XX` as UTF-8. What is no valid encoding stays as it is written, percent sign included:
 * nothing is replaced or dropped in silence.
 */
export function percentDecode(source: string): PercentDecoded {
  const parts: string[] = [];
  const units: number[] = [];
  for (let index = 0; index < source.length;) {
    const { text, length } = decodeAt(source, index);
    for (let unit = 0; unit < text.length; unit++) units.push(index);
    parts.push(text);
    index += length;
  }
  units.push(source.length);
  return { text: parts.join(''), units: Uint32Array.from(units) };
}

interface DecodedAt {
  readonly text: string;
  /** How many units of the source it took. */
  readonly length: number;
}

function decodeAt(source: string, index: number): DecodedAt {
  const lead = byteAt(source, index);
  if (lead === undefined || lead >= 0x80) return decodeBytes(source, index, lead);
  return { text: String.fromCharCode(lead), length: 3 };
}

/** A character of several bytes; a single unit of the source where there is none. */
function decodeBytes(source: string, index: number, lead: number | undefined): DecodedAt {
  const asWritten = { text: source.charAt(index), length: 1 };
  if (lead === undefined) return asWritten;
  const count = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const bytes = Array.from({ length: count }, (_, i) => byteAt(source, index + i * 3) ?? NO_BYTE);
  try {
    return { text: UTF8.decode(Uint8Array.from(bytes)), length: count * 3 };
  } catch {
    return asWritten;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A byte that stands nowhere in UTF-8. */
const NO_BYTE = 0xff;

function byteAt(source: string, index: number): number | undefined {
  if (source.charCodeAt(index) !== 0x25) return undefined;
  const digits = source.slice(index + 1, index + 3);
  return /^[0-9a-fA-F]{2}$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
