import type { ArnPattern } from '../term/arn-pattern.ts';
import {
  ANY,
  LENGTH_LIMIT,
  literalTokens,
  ONE,
  type Pattern,
  type Token,
} from '../term/pattern.ts';
import { and, atom, or, unknown, YES, type SmtFormula } from './smt-formula.ts';
import { call, integer, stringLiteral, type Smt } from './smt-words.ts';

/** How the letters of a pattern meet those of the text. */
export type Letters =
  | 'exact'
  /** In either case. */
  | 'any-case'
  /** The text counts as if it were in lower case. */
  | 'folded';

const NO_COLON = '(re.diff re.allchar (str.to_re ":"))';
const TO_COLON = [call('re.*', NO_COLON), '(str.to_re ":")'];
const WITHIN_PART: Wild = { one: NO_COLON, any: call('re.*', NO_COLON) };
const ANYWHERE: Wild = { one: 're.allchar', any: 're.all' };

/** The expressions of `?` and `*`. */
interface Wild {
  readonly one: Smt;
  readonly any: Smt;
}

export const TOO_LONG = 'a pattern is too long to be matched';

/** That a text matches a pattern; the cheap comparisons of strings where these will do. */
export function matches(pattern: Pattern, text: Smt): SmtFormula {
  switch (pattern.kind) {
    case 'any':
      return YES;
    case 'literal':
      return atom('=', text, stringLiteral(pattern.text));
    case 'prefix':
      return atom('str.prefixof', stringLiteral(pattern.text), text);
    case 'glob':
      return matchesGlob(pattern.tokens, text);
  }
}

function matchesGlob(tokens: readonly Token[], text: Smt): SmtFormula {
  if (tokens.length > LENGTH_LIMIT) return unknown(TOO_LONG);
  const segments = tokens.includes(ONE) ? [] : segmentsOf(tokens);
  const [first = '', second = '', third = ''] = segments;
  switch (segments.length) {
    case 1:
      return atom('=', text, stringLiteral(first));
    case 2:
      return matchesEnds(first, second, text);
    case 3:
      if (first + third === '') return atom('str.contains', text, stringLiteral(second));
  }
  return inRegex(text, regexOf(tokens, ANYWHERE, 'exact'));
}

/** The literal texts between the stars. */
function segmentsOf(tokens: readonly Token[]): readonly string[] {
  const segments: string[] = [];
  let segment = '';
  for (const [index, token] of tokens.entries()) {
    if (token !== ANY) segment += String.fromCharCode(token);
    else if (tokens[index - 1] !== ANY) {
      segments.push(segment);
      segment = '';
    }
  }
  return [...segments, segment];
}

function matchesEnds(first: string, last: string, text: Smt): SmtFormula {
  if (first + last === '') return YES;
  const start = atom('str.prefixof', stringLiteral(first), text);
  const end = atom('str.suffixof', stringLiteral(last), text);
  if (last === '') return start;
  if (first === '') return end;
  const length = atom('>=', call('str.len', text), integer(first.length + last.length));
  return and(start, end, length);
}

/** That a text is one of some others, whatever the case of its letters. */
export function isTextInAnyCase(texts: Iterable<string>, text: Smt): SmtFormula {
  const parts = Array.from(texts, (one) =>
    inRegex(text, regexOf(literalTokens(one), ANYWHERE, 'any-case')),
  );
  return or(...parts);
}

/** That an ARN matches a pattern for ARNs. */
export function matchesArnPattern(pattern: ArnPattern, text: Smt, letters: Letters): SmtFormula {
  if (pattern.kind === 'whole') {
    if (letters === 'exact') return matches(pattern.pattern, text);
    return matchesParts(wholeParts(tokensOf(pattern.pattern)), text, letters);
  }
  return matchesParts(pattern.parts.map(tokensOf), text, letters);
}

/** That a text has at least as many parts as patterns, each of which matches its part. */
export function matchesParts(
  parts: readonly (readonly Token[])[],
  text: Smt,
  letters: Letters,
): SmtFormula {
  if (parts.some((part) => part.length > LENGTH_LIMIT)) return unknown(TOO_LONG);
  const regex = new Regex();
  for (const [index, part] of parts.entries()) {
    if (index > 0) regex.add([COLON], ANYWHERE, 'exact');
    if (index < 5) regex.add(part, WITHIN_PART, letters);
    else regex.add(part, ANYWHERE, 'exact');
  }
  if (parts.length < 6) regex.add([COLON, ANY], ANYWHERE, 'exact');
  return inRegex(text, regex.text());
}

/** That a text has so many colons, or more. */
export function hasColons(text: Smt, count: number): SmtFormula {
  if (count === 0) return YES;
  const pieces = Array.from({ length: count }, () => TO_COLON).flat();
  return inRegex(text, call('re.++', ...pieces, 're.all'));
}

/** That a text has the six parts of an ARN. */
export function isArn(text: Smt): SmtFormula {
  return hasColons(text, 5);
}

/** The tokens of a pattern. */
export function tokensOf(pattern: Pattern): readonly Token[] {
  switch (pattern.kind) {
    case 'any':
      return [ANY];
    case 'literal':
      return literalTokens(pattern.text);
    case 'prefix':
      return [...literalTokens(pattern.text), ANY];
    case 'glob':
      return pattern.tokens;
  }
}

function wholeParts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token === COLON && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

const COLON = 0x3a;

/** That a text is in a regular language. */
export function inRegex(text: Smt, regex: Smt): SmtFormula {
  return atom('str.in_re', text, regex);
}

function regexOf(tokens: readonly Token[], wild: Wild, letters: Letters): Smt {
  const regex = new Regex();
  regex.add(tokens, wild, letters);
  return regex.text();
}

/** A regular expression that is put together from tokens. */
class Regex {
  readonly #pieces: Smt[] = [];
  #plain = '';

  add(tokens: readonly Token[], wild: Wild, letters: Letters): void {
    for (const token of tokens) {
      const unit = token < 0 ? '' : String.fromCharCode(token);
      if (token < 0) this.#put(token === ANY ? wild.any : wild.one);
      else if (letters === 'exact' || !LETTER.test(unit)) this.#plain += unit;
      else this.#put(letterRegex(unit, letters));
    }
  }

  text(): Smt {
    const pieces = [...this.#pieces, ...this.#rest()];
    const [only = '(str.to_re "")'] = pieces;
    return pieces.length < 2 ? only : call('re.++', ...pieces);
  }

  #put(piece: Smt): void {
    this.#pieces.push(...this.#rest(), piece);
    this.#plain = '';
  }

  #rest(): readonly Smt[] {
    return this.#plain === '' ? [] : [call('str.to_re', stringLiteral(this.#plain))];
  }
}

const LETTER = /[A-Za-z]/;

/** No letter of a text that counts as lower case is an upper-case one. */
function letterRegex(letter: string, letters: Letters): Smt {
  if (letters === 'folded' && letter < 'a') return 're.none';
  const code = letter.charCodeAt(0);
  const cases = [code & ~0x20, code | 0x20].map((one) =>
    call('str.to_re', stringLiteral(String.fromCharCode(one))),
  );
  return call('re.union', ...cases);
}
