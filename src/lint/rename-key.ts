import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { ConditionClause, Statement } from '../policy/policy.ts';
import { replaceString } from '../syntax/edit.ts';
import type { Fix } from './finding.ts';

/** A fix that tests another key in place of a clause's, wherever the statement tests that. */
export function renameKey(statement: Statement, { key }: ConditionClause, name: string): Fix {
  return {
    grade: 'unsafe',
    title: `test \`${name}\` instead`,
    edits: statement.conditions
      .filter((clause) => equalsIgnoringCase(clause.key.value, key.value))
      .map((clause) => replaceString(clause.key, name)),
  };
}

/** A fix that tests another key in place of a clause's, there only. */
export function renameKeyHere({ key }: ConditionClause, name: string): Fix {
  return { grade: 'unsafe', title: `test \`${name}\` instead`, edits: [replaceString(key, name)] };
}
