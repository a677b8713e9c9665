import { placeholdersIn } from './placeholder.ts';
import { valueText, type ConditionClause, type ConditionValue } from './policy.ts';

/** A condition value that stands for itself: neither a variable nor a placeholder is in it. */
export interface LiteralValue {
  readonly node: ConditionValue;
  /** The value as AWS compares it. */
  readonly text: string;
}

/** The values of a clause that stand for themselves; wildcards among them are as written. */
export function literalValues({ values }: ConditionClause): readonly LiteralValue[] {
  return values.flatMap((node) => {
    const text = valueText(node);
    return isLiteral(text) ? [{ node, text }] : [];
  });
}

/** True for a text without policy variables and without placeholders. */
export function isLiteral(text: string): boolean {
  return !text.includes('${') && placeholdersIn(text).length === 0;
}
