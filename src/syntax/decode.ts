import type { SyntaxProblem } from './problem.ts';

/** The text of a file and what its bytes had wrong. The byte order mark is no part of the text. */
export interface Decoded {
  /** Undefined when the bytes are no UTF-8 text. */
  readonly text: string | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Files above this many bytes are refused; AWS's largest policy has 32 KB, a big account dump 30 MB. */
export const SIZE_LIMIT = 64 * 1024 * 1024;

const START = { start: 0, end: 0 };

/** The byte order marks of the encodings that are not UTF-8; the longer ones come first. */
const OTHER_ENCODINGS: readonly { readonly mark: readonly number[]; readonly name: string }[] = [
  { mark: [0xff, 0xfe, 0x00, 0x00], name: 'UTF-32' },
  { mark: [0x00, 0x00, 0xfe, 0xff], name: 'UTF-32' },
  { mark: [0xff, 0xfe], name: 'UTF-16' },
  { mark: [0xfe, 0xff], name: 'UTF-16' },
];

/** Decodes UTF-8 strictly: a byte that is not UTF-8 is reported with its offset, never replaced. */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > SIZE_LIMIT)
    return refused('too-large', tooLarge(bytes.length), 'split the file');
  const other = OTHER_ENCODINGS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  const name = other?.name ?? encodingWithoutMark(bytes);
  if (name) return refused('encoding', `the file is ${name} text, not UTF-8`, SAVE_AS_UTF8);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF') ? withoutMark(text) : { text, problems: [] };
  } catch {
    const offset = firstInvalidByte(bytes);
    return refused('encoding', `the byte at offset ${offset} is not valid UTF-8`, SAVE_AS_UTF8);
  }
}

/** JSON begins with ASCII, so that zero bytes at its start tell the encoding (RFC 4627 section 3). */
function encodingWithoutMark([first, second, third]: Uint8Array): string | undefined {
  if (first === undefined || second === undefined || (first !== 0 && second !== 0))
    return undefined;
  return (first === 0 && second === 0) || (second === 0 && third === 0) ? 'UTF-32' : 'UTF-16';
}

const SAVE_AS_UTF8 = 'save the file as UTF-8';

function tooLarge(bytes: number): string {
  return `the file has ${bytes} bytes, more than the ${SIZE_LIMIT} that keyproof reads`;
}

function refused(kind: 'encoding' | 'too-large', message: string, help: string): Decoded {
  return { text: undefined, problems: [{ kind, at: START, message, help }] };
}

function withoutMark(text: string): Decoded {
  return {
    text: text.slice(1),
    problems: [
      {
        kind: 'byte-order-mark',
        at: START,
        message: 'the file begins with a byte order mark, which some AWS tools refuse',
        help: 'save the file as UTF-8 without a byte order mark',
      },
    ],
  };
}

/** Decodes leniently and looks for the first replacement character that the bytes do not hold. */
function firstInvalidByte(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let from = 0; ;) {
    const at = text.indexOf('\uFFFD', from);
    if (at < 0) return offset;
    offset += Buffer.byteLength(text.slice(from, at));
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd)
      return offset;
    offset += 3;
    from = at + 1;
  }
}
