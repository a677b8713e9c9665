import type { CompiledStatement } from '../authorize/statement.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { SymbolicText } from '../solve/question.ts';

/**
 * What stands in a pattern before the first wildcard or variable, or the whole of a pattern without
 * one. In lower case, because the letter case of the head of an ARN is in doubt.
 */
export interface Start {
  readonly fixed: string;
  readonly isWhole: boolean;
}

const ANYTHING: readonly Start[] = [{ fixed: '', isWhole: false }];

/** The beginnings of the resources that a statement is about. */
export function startsOf(statement: CompiledStatement): readonly Start[] {
  if (statement.type === 'unreadable') return ANYTHING;
  const { resource } = statement.statement;
  if (!resource || resource.negated || statement.resource().kind === 'unknown') return ANYTHING;
  return resource.patterns.map(({ text }) => {
    const end = text.search(WILD);
    const fixed = asciiLower(end < 0 ? text : text.slice(0, end));
    return { fixed, isWhole: end < 0 };
  });
}

/** Whether a pattern with this beginning may match a text with that one. */
export function mayMeet({ fixed, isWhole }: Start, start: string): boolean {
  return fixed.startsWith(start) || (!isWhole && start.startsWith(fixed));
}

const WILD = /[*?$]/;

/** The beginning, in lower case, that all texts share for which a text stands. */
export function startOf(text: SymbolicText): string {
  if (text.kind === 'value') return asciiLower(text.text);
  const patterns = text.domain?.kind === 'patterns' ? text.domain.patterns : [];
  const [only] = patterns;
  return patterns.length === 1 && only?.kind === 'prefix' ? asciiLower(only.text) : '';
}
