import { createToken, Lexer, type TokenType } from 'chevrotain';

/**
 * The token types of JSON. They carry no pattern: the scanner makes the tokens itself, since a
 * regular expression overflows on very long strings and cannot tell an escape error from the rest.
 */
function token(name: string, label: string): TokenType {
  return createToken({ name, label, pattern: Lexer.NA });
}

export const OpenBrace = token('OpenBrace', '`{`');
export const CloseBrace = token('CloseBrace', '`}`');
export const OpenBracket = token('OpenBracket', '`[`');
export const CloseBracket = token('CloseBracket', '`]`');
export const Colon = token('Colon', '`:`');
export const Comma = token('Comma', '`,`');
export const Text = token('Text', 'a string');
export const Numeral = token('Numeral', 'a number');
export const True = token('True', '`true`');
export const False = token('False', '`false`');
export const Null = token('Null', '`null`');

export const jsonTokens = [
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  Colon,
  Comma,
  Text,
  Numeral,
  True,
  False,
  Null,
] as const;

/** What the scanner decoded of a string; its token carries it as `payload`. */
export interface ScannedText {
  readonly value: string;
  /** Offsets of the value's units in the scanned text; absent when there was no escape. */
  readonly units?: Uint32Array;
}
