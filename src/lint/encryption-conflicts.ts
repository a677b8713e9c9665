import { ALGORITHMS, type EncryptionHeader } from '../catalog/encryption-headers.ts';
import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import { grouped } from '../policy/grouped.ts';
import { valueText } from '../policy/policy.ts';
import { namesAnyone } from '../policy/principal.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { encryptionDenials, type EncryptionDenial } from './encryption-denials.ts';
import type { PolicyContext } from './rule.ts';
import { shareResource } from './shared-ground.ts';
import { holdsFor } from './value-test.ts';

/** Deny statements that leave no value of an encryption header for an upload to send. */
export interface EncryptionConflict {
  /** One test of each statement, in the order of the text. */
  readonly tests: readonly [EncryptionDenial, EncryptionDenial, ...EncryptionDenial[]];
}

/** More statements on one header are not looked at: no policy needs them. */
const MOST = 16;

/** Finds the conflicts of a policy, at most one for each header. */
export function* encryptionConflicts(context: PolicyContext): Generator<EncryptionConflict> {
  const denials = [...encryptionDenials(context)].filter(isPlain);
  for (const [header, ofHeader] of grouped(denials, (denial) => denial.header)) {
    const [first, ...others] = [...grouped(ofHeader, ({ statement }) => statement).values()]
      .slice(0, MOST)
      .map(([test]) => test)
      .filter(
        (test, _, [start]) => start !== undefined && shareResource(start.statement, test.statement),
      );
    const [second, ...more] = others;
    if (!first || !second) continue;
    const tests = [first, second, ...more] as const;
    if (isUnsatisfiable(header, tests)) yield { tests };
  }
}

/** True for a statement for everybody that tests the one header, once, and nothing else. */
function isPlain({ statement, clause, row }: EncryptionDenial): boolean {
  const { principal, conditions } = statement;
  if (principal && (principal.negated || !principal.entries.some(namesAnyone))) return false;
  if (row.family === 'Null') return false;
  const others = conditions.filter((each) => each !== clause);
  return others.every(
    ({ key, operator, values }) =>
      equalsIgnoringCase(key.value, clause.key.value) &&
      equalsIgnoringCase(operator.name, 'Null') &&
      values.every((value) => equalsIgnoringCase(valueText(value), 'false')),
  );
}

function isUnsatisfiable(header: EncryptionHeader, tests: readonly EncryptionDenial[]): boolean {
  const listed = tests.flatMap(({ clause }) => clause.values.map(valueText));
  const isOpen = header !== 'algorithm' && listed.some(hasWildcard);
  if (isOpen || !tests.some(({ row }) => row.negated)) return false;
  const plain = listed.filter((value) => !hasWildcard(value));
  const values = new Set([...plain, ...(header === 'algorithm' ? ALGORITHMS : [])]);
  return [...values].every((value) => {
    const results = new Set(tests.map(({ clause }) => holdsFor(clause, value)));
    return results.has(true) && !results.has(undefined);
  });
}
