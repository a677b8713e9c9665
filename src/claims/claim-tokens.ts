import { createToken, Lexer, type TokenType } from '../syntax/chevrotain.ts';

/** Any word without quotes, of the language or not. */
export const AnyWord = createToken({ name: 'AnyWord', pattern: Lexer.NA });
/** Any text without space; a comma belongs to it unless it ends the text. */
export const Plain = createToken({
  name: 'Plain',
  pattern: /(?:[^\s",]|,(?=\S))+/,
  categories: AnyWord,
});
export const Quoted = createToken({ name: 'Quoted', pattern: /"[^"]*"/ });
export const Comma = createToken({ name: 'Comma', pattern: /,/ });
const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });

/** A keyword is one only when it stands alone: `no-one` is an ordinary word. */
function keyword(word: string): TokenType {
  return createToken({
    name: `Keyword ${word}`,
    label: word,
    pattern: word,
    longer_alt: Plain,
    categories: AnyWord,
  });
}

export const No = keyword('no');
export const Only = keyword('only');
export const Principal = keyword('principal');
export const Role = keyword('role');
export const User = keyword('user');
export const Service = keyword('service');
export const Anonymous = keyword('anonymous');
export const Account = keyword('account');
export const Organization = keyword('organization');
export const Except = keyword('except');
export const Outside = keyword('outside');
export const Can = keyword('can');
export const Always = keyword('always');
export const Unless = keyword('unless');
export const When = keyword('when');
export const And = keyword('and');
export const Or = keyword('or');
export const Not = keyword('not');
export const Is = keyword('is');
export const Does = keyword('does');
export const Equal = keyword('equal');
export const Equals = keyword('equals');
export const Like = keyword('like');
export const Present = keyword('present');
export const Within = keyword('within');
export const EncryptionContext = keyword('encryption-context');
export const PrincipalTag = keyword('principal-tag');
export const ObjectTag = keyword('object-tag');

const KEYWORDS = [
  [No, Only, Principal, Role, User, Service, Anonymous, Account, Organization, Except, Outside],
  [Can, Always, Unless, When, And, Or, Not, Is, Does, Equal, Equals, Like, Present, Within],
  [EncryptionContext, PrincipalTag, ObjectTag],
].flat();

/** In the order in which they are tried: a keyword before those that it begins with. */
export const claimTokens: readonly TokenType[] = [
  AnyWord,
  Space,
  Quoted,
  ...KEYWORDS.toSorted((one, other) => other.name.length - one.name.length),
  Plain,
  Comma,
];
