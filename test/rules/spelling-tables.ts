import type { PolicyType, RuleId } from '../../src/index.ts';
import type { Spelling } from './spellings.ts';

/** What is special about a policy, and its statements. */
export type Row = readonly [title: string, ...statements: object[]];

/** Policies in which a rule finds something, and ones that it accepts. */
export interface Table {
  readonly finds: readonly Row[];
  readonly accepts: readonly Row[];
}

/** The rows of tables by the id of the rule that they are for. */
export function spellingsOf(
  type: PolicyType,
  tables: ReadonlyMap<RuleId, Table>,
): readonly Spelling[] {
  return [...tables].flatMap(([rule, { finds, accepts }]) => {
    const of =
      (found: boolean) =>
      ([title, ...statements]: Row): Spelling => ({ rule, title, finds: found, type, statements });
    return [...finds.map(of(true)), ...accepts.map(of(false))];
  });
}
