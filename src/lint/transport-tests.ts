import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import { holdsFor } from './value-test.ts';

/** A test of whether a request is encrypted on its way. */
export interface TransportTest {
  readonly statement: Statement;
  readonly clause: ConditionClause;
}

/** The statements that deny requests over plain HTTP, in the order of the text. */
export function plainHttpDenials({ statements }: Pick<Policy, 'statements'>): TransportTest[] {
  return testsOf(statements, 'Deny', 'false');
}

/** The statements that allow requests over TLS only. */
export function secureAllows({ statements }: Pick<Policy, 'statements'>): TransportTest[] {
  return testsOf(statements, 'Allow', 'true');
}

function testsOf(
  statements: readonly Statement[],
  effect: Statement['effect'],
  transport: 'true' | 'false',
): TransportTest[] {
  return statements
    .filter((statement) => statement.effect === effect)
    .flatMap((statement) => {
      const clause = statement.conditions.find((each) => asksFor(transport, each));
      return clause ? [{ statement, clause }] : [];
    });
}

/** True for a test of the transport that one kind of request passes and the other fails. */
function asksFor(transport: 'true' | 'false', clause: ConditionClause): boolean {
  if (asciiLower(clause.key.value) !== 'aws:securetransport') return false;
  const other = transport === 'true' ? 'false' : 'true';
  return passes(clause, transport) && !passes(clause, other);
}

function passes(clause: ConditionClause, transport: string): boolean {
  if (operator(clause.operator.name)?.family !== 'Bool')
    return holdsFor(clause, transport) === true;
  return clause.values.some((value) => asciiLower(valueText(value)) === transport);
}
