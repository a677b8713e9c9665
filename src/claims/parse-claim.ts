import { once } from '../catalog/once.ts';
import { nearest } from '../catalog/nearest.ts';
import { Lexer, tokenLabel, type IToken } from '../syntax/chevrotain.ts';
import type { Claim, ClaimProblem } from './claim.ts';
import { wordFault } from '../access/asked-ways.ts';
import { CAPABILITIES } from '../access/capability.ts';
import { ClaimGrammar } from './claim-grammar.ts';
import { AnyWord, claimTokens, Comma, Plain, Quoted } from './claim-tokens.ts';

/** A claim, or what is wrong with it; spans are offsets in the text. */
export type ParsedClaim =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'problem'; readonly problem: ClaimProblem };

/** A longer text is no sentence. In UTF-16 units. */
const LONGEST = 10_000;

const lexer = once(() => new Lexer([...claimTokens], { positionTracking: 'onlyOffset' }));
const grammar = once(() => new ClaimGrammar({ validate: false }));

/** Reads a claim. Never throws. */
export function parseClaim(text: string): ParsedClaim {
  if (text.length > LONGEST) {
    return problem({ start: 0, end: text.length }, 'the claim is too long', 'say it in several');
  }
  const { tokens, errors } = lexer().tokenize(text);
  const [unread] = errors;
  if (unread) {
    const at = { start: unread.offset, end: unread.offset + unread.length };
    return problem(at, 'a quotation mark lacks its partner', 'put one behind the text');
  }
  const parser = grammar();
  parser.input = tokens;
  const claim = parser.claim();
  const [fault] = parser.errors;
  if (!fault) return withKnownWords(claim);
  return unexpected(text, tokens, tokens.indexOf(fault.token));
}

/** A claim that asks for nothing that there is would hold of everybody. */
function withKnownWords(claim: Claim): ParsedClaim {
  const { at, text } = claim.capability;
  const fault = wordFault(text);
  if (!fault) return { kind: 'claim', claim };
  return problem(at, fault.message, helpWith(fault.near, `here could stand: ${CAPABILITY}`));
}

function problem(at: ClaimProblem['at'], message: string, help: string): ParsedClaim {
  return { kind: 'problem', problem: { at, message, help } };
}

/** @param index Of the token that does not fit; -1 when the text ends too early. */
function unexpected(text: string, tokens: readonly IToken[], index: number): ParsedClaim {
  const before = index < 0 ? tokens : tokens.slice(0, index);
  const possible = possibleWords(before);
  const token = tokens[index];
  const could =
    possible.length === 0 ? 'the claim ends here' : `here could stand: ${listed(possible)}`;
  if (!token)
    return problem({ start: text.length, end: text.length }, 'the claim is cut short', could);
  const { image, startOffset } = token;
  const meant = nearest(image, possible);
  const at = { start: startOffset, end: startOffset + image.length };
  return problem(at, `\`${image}\` does not fit here`, helpWith(meant, could));
}

function helpWith(meant: string | undefined, could: string): string {
  return meant === undefined ? could : `did you mean \`${meant}\`? ${could}`;
}

/** What may follow the tokens, in words. */
function possibleWords(before: readonly IToken[]): readonly string[] {
  const paths = grammar().computeContentAssist('claim', [...before]);
  return [...new Set(paths.map(wordingOf))];
}

function wordingOf({ nextTokenType, ruleStack, occurrenceStack }: Path): string {
  if (nextTokenType === Comma) return '`,`';
  if (nextTokenType !== Plain && nextTokenType !== Quoted && nextTokenType !== AnyWord)
    return tokenLabel(nextTokenType);
  const rule = ruleStack.at(-2) ?? '';
  const isSecond = occurrenceStack.at(-1) === 1;
  return WORDING.get(rule === 'act' && isSecond ? 'resource' : rule) ?? 'a name';
}

type Path = ReturnType<ClaimGrammar['computeContentAssist']>[number];

const CAPABILITY = `a capability (${CAPABILITIES.join(', ')}) or an action such as s3:DeleteObject`;

/** What a word is, by the rule that asks for it. */
const WORDING: ReadonlyMap<string, string> = new Map([
  ['act', CAPABILITY],
  ['resource', 'the ARN of a resource'],
  ['subject', 'the ARN of a principal'],
  ['boundary', 'an id'],
  ['operand', 'a context key, or a value in quotes'],
]);

function listed(words: readonly string[]): string {
  return words.map((word) => (/^[a-z-]+$/.test(word) ? `\`${word}\`` : word)).join(', ');
}
