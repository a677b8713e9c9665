import { operator } from '../catalog/operators.ts';
import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { resultWhenAbsent } from './absent-key.ts';
import { holdsFor } from './value-test.ts';

/** A clause on `aws:MultiFactorAuthPresent` and what it asks for. */
export interface MfaTest {
  readonly statement: Statement;
  readonly clause: ConditionClause;
  /**
   * `present` and `absent` under `Null`; else whether the clause is for requests whose value is
   * `true` or `false`, and `other` for what is neither.
   */
  readonly asksFor: 'present' | 'absent' | 'true' | 'false' | 'other';
}

/** The tests of a policy for MFA, in the order of the text. */
export function mfaTests({ statements }: Policy): readonly MfaTest[] {
  return statements.flatMap((statement) =>
    statement.conditions
      .filter(({ key }) => asciiLower(key.value) === 'aws:multifactorauthpresent')
      .map((clause) => ({ statement, clause, asksFor: asksFor(clause) })),
  );
}

function asksFor(clause: ConditionClause): MfaTest['asksFor'] {
  const family = operator(clause.operator.name)?.family;
  if (family === 'Null') {
    const result = resultWhenAbsent(clause);
    return result === undefined ? 'other' : result ? 'absent' : 'present';
  }
  if (family === 'String') return comparedWith(clause);
  const [value, ...others] = clause.values.map(valueText);
  if (family !== 'Bool' || value === undefined || others.length > 0) return 'other';
  if (equalsIgnoringCase(value, 'true')) return 'true';
  return equalsIgnoringCase(value, 'false') ? 'false' : 'other';
}

/** A comparison of texts asks for that of the two values which alone passes it. */
function comparedWith(clause: ConditionClause): 'true' | 'false' | 'other' {
  const [isTrue, isFalse] = ['true', 'false'].map((value) => holdsFor(clause, value));
  if (isTrue === undefined || isTrue === isFalse) return 'other';
  return isTrue ? 'true' : 'false';
}
