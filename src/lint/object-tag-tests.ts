import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';

/** A test of a tag that an object has, or of one that a request puts on it. */
export interface ObjectTagTest {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  /** The tag's key in lower case: condition keys ignore case. */
  readonly tag: string;
  readonly of: 'object' | 'request';
}

/** Finds the tests of object tags in a statement, in the order of the text. */
export function objectTagTests(statement: Statement): readonly ObjectTagTest[] {
  return statement.conditions.flatMap((clause) => {
    const key = asciiLower(clause.key.value);
    const prefix = PREFIXES.find(({ text }) => key.startsWith(text));
    return prefix ? [{ statement, clause, tag: key.slice(prefix.text.length), of: prefix.of }] : [];
  });
}

const PREFIXES: readonly { readonly text: string; readonly of: ObjectTagTest['of'] }[] = [
  { text: 's3:existingobjecttag/', of: 'object' },
  { text: 's3:requestobjecttag/', of: 'request' },
];
