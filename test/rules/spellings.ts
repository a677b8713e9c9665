import { lint, readDocument, type PolicyType, type RuleId } from '../../src/index.ts';
import { exampleSettings, loadRule } from '../rule-files.ts';

/** A policy and whether a rule is to find something in it. */
export interface Spelling {
  readonly rule: RuleId;
  readonly title: string;
  readonly finds: boolean;
  readonly type: PolicyType;
  readonly statements: object | readonly object[];
}

/** Rows of a table, named for their tests. */
export function named(spellings: readonly Spelling[]): readonly (readonly [string, Spelling])[] {
  return spellings.map((row) => [
    `${row.rule} ${row.finds ? 'finds' : 'accepts'} ${row.title}`,
    row,
  ]);
}

/** True when the rule finds anything in the policy. */
export async function findsAnything({ rule, type, statements }: Spelling): Promise<boolean> {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const document = readDocument('policy.json', Buffer.from(text));
  const options = { ...exampleSettings([await loadRule(rule)]), type };
  return lint(document, options).diagnostics.length > 0;
}
