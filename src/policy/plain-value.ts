import { placeholdersIn } from './placeholder.ts';
import { valueText, type ConditionClause, type ConditionValue } from './policy.ts';

/** A condition value that stands for itself: neither a variable nor a placeholder is in it. */
export interface PlainValue {
  readonly node: ConditionValue;
  /** The value as AWS compares it. */
  readonly text: string;
}

/** The values of a clause that stand for themselves; wildcards among them are as written. */
export function plainValues({ values }: ConditionClause): readonly PlainValue[] {
  return values.flatMap((node) => {
    const text = valueText(node);
    return isPlain(text) ? [{ node, text }] : [];
  });
}

/** True for a text without policy variables and without placeholders. */
export function isPlain(text: string): boolean {
  return !text.includes('${') && placeholdersIn(text).length === 0;
}
