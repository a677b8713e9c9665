import { asciiLower } from '../policy/ascii-case.ts';

/** The six parts of an ARN, the prefix `arn` first; the last keeps its further colons. */
export type ArnParts = readonly [string, string, string, string, string, string];

/** A text that patterns for ARNs are compared with; it is cut at most once. */
export class ArnText {
  readonly text: string;
  #parts: ArnParts | undefined;
  #isCut = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Undefined for a text with fewer than six parts. */
  get parts(): ArnParts | undefined {
    if (!this.#isCut) this.#parts = arnParts(this.text);
    this.#isCut = true;
    return this.#parts;
  }
}

/** Cuts a text at its first five colons; undefined when it has fewer. */
export function arnParts(text: string): ArnParts | undefined {
  const first = text.indexOf(':') + 1;
  const second = first && text.indexOf(':', first) + 1;
  const third = second && text.indexOf(':', second) + 1;
  const fourth = third && text.indexOf(':', third) + 1;
  const fifth = fourth && text.indexOf(':', fourth) + 1;
  if (fifth === 0) return undefined;
  return [
    text.slice(0, first - 1),
    text.slice(first, second - 1),
    text.slice(second, third - 1),
    text.slice(third, fourth - 1),
    text.slice(fourth, fifth - 1),
    text.slice(fifth),
  ];
}

/** The length of an ARN up to its fifth colon, with it; 0 for a text with fewer colons. */
export function headLength(text: string): number {
  let length = 0;
  for (let colons = 0; colons < 5; colons++) {
    length = text.indexOf(':', length) + 1;
    if (length === 0) return 0;
  }
  return length;
}

/** An ARN with the parts before its fifth colon in lower case; the same when they are already. */
export function foldedArn(resource: ArnText): ArnText {
  const { text } = resource;
  const length = headLength(text);
  const head = text.slice(0, length);
  return UPPER.test(head) ? new ArnText(asciiLower(head) + text.slice(length)) : resource;
}

const UPPER = /[A-Z]/;
