import type { IRecognitionException, IToken } from 'chevrotain';
import { endOfToken } from './json-session.ts';
import type { SyntaxProblem } from './problem.ts';
import type { Span } from './span.ts';
import { CloseBrace, CloseBracket, Colon, OpenBrace, OpenBracket } from './tokens.ts';

/** What may follow inside each kind of bracket, for the messages. */
const INSIDE: ReadonlyMap<string, { readonly name: string; readonly may: string }> = new Map([
  ['object', { name: 'object', may: 'a name in double quotes, `,` or `}`' }],
  ['array', { name: 'array', may: 'a value, `,` or `]`' }],
]);

/**
 * Words what the grammar could not read over: brackets that do not match, and text after the end.
 * When the text ends too early, one problem is enough however many brackets are open.
 */
export function* bracketProblems(
  text: string,
  tokens: readonly IToken[],
  errors: readonly IRecognitionException[],
): Generator<SyntaxProblem> {
  let ended = false;
  for (const error of errors) {
    const atEnd = Number.isNaN(error.token.startOffset);
    if (!atEnd) yield unexpected(error);
    else if (!ended) yield endsEarly(text, tokens);
    ended ||= atEnd;
  }
}

function endsEarly(text: string, tokens: readonly IToken[]): SyntaxProblem {
  const open = lastOpen(tokens);
  const end = text.trimEnd().length;
  const problem = { kind: 'unclosed', at: { start: Math.max(0, end - 1), end } } as const;
  if (!open) {
    return { ...problem, message: 'the text ends before a value', help: 'write the value' };
  }
  const [opened, closing] = open.tokenType === OpenBrace ? ['{', '}'] : ['[', ']'];
  return {
    ...problem,
    message: `the text ends, but a \`${opened}\` is still open`,
    help: `add the \`${closing}\` that closes it`,
    related: { at: spanOf(open), message: 'opened here' },
  };
}

function lastOpen(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  for (const token of tokens) {
    if (token.tokenType === OpenBrace || token.tokenType === OpenBracket) open.push(token);
    if (token.tokenType === CloseBrace || token.tokenType === CloseBracket) open.pop();
  }
  return open.at(-1);
}

function unexpected({ name, token, context }: IRecognitionException): SyntaxProblem {
  const at = spanOf(token);
  if (name === 'NotAllInputParsedException') {
    return {
      kind: 'trailing-text',
      at,
      message: 'the document has ended before this',
      help: 'delete the rest; one file holds one document',
    };
  }
  const inside = INSIDE.get(context.ruleStack.at(-1) ?? '');
  if (!inside) {
    return {
      kind: 'unexpected',
      at,
      message: 'a document cannot start like this',
      help: 'start it with `{`',
    };
  }
  const colon = token.tokenType === Colon && inside.name === 'array';
  return {
    kind: 'unexpected',
    at,
    message: `this cannot stand here in an ${inside.name}`,
    help: colon ? 'names with values stand in `{` and `}`' : `expected ${inside.may}`,
  };
}

function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOfToken(token) };
}
