import { Parser, type CST } from 'yaml';
import { DEPTH_LIMIT } from './depth-limit.ts';

/**
 * The offset at which a YAML text nests deeper than keyproof reads; undefined for most. Told before
 * the text is composed: the composer calls itself at every level and would run out of stack.
 */
export function tooDeepAt(text: string): number | undefined {
  const pending: Level[] = [...new Parser().parse(text)].map((token) => ({ token, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > DEPTH_LIMIT) return token.offset;
    for (const inner of innerTokens(token)) pending.push({ token: inner, depth: depth + 1 });
  }
  return undefined;
}

interface Level {
  readonly token: CST.Token;
  /** How many collections the token stands in. */
  readonly depth: number;
}

function innerTokens(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
