import type { ConditionClause, Statement } from '../policy/policy.ts';
import { addTest } from './add-test.ts';
import type { Fix } from './finding.ts';

/** A fix that makes a statement match only requests that carry the key of a clause. */
export function requireKey(statement: Statement, { key }: ConditionClause): Fix {
  return {
    grade: 'unsafe',
    title: 'ask for the key as well',
    edits: [addTest(statement, { operator: 'Null', key: key.value, value: 'false' })],
  };
}
