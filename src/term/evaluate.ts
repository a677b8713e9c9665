import { testHolds } from './evaluate-test.ts';
import type { ReadingTerm, StatementTerm, Term } from './term.ts';
import { every, negate, some, type Truth } from './truth.ts';
import type { World } from './world.ts';

/** The truth of a term in a world. `unknown` only where the answer depends on what is unknown. */
export function evaluate(term: Term, world: World): Truth {
  switch (term.kind) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'unknown':
      return 'unknown';
    case 'test':
      return testHolds(term.test, world);
    case 'not':
      return negate(evaluate(term.part, world));
    case 'and':
      return evaluateParts(term.parts, false, world);
    case 'or':
      return evaluateParts(term.parts, true, world);
    case 'reading':
      return evaluateReading(term, world);
    case 'statement':
      return evaluateStatement(term, world);
  }
}

/** `settling` is the value of one part that settles the whole. */
function evaluateParts(parts: readonly Term[], settling: boolean, world: World): Truth {
  let result: Truth = !settling;
  for (const part of parts) {
    const truth = evaluate(part, world);
    if (truth === settling) return settling;
    if (truth === 'unknown') result = truth;
  }
  return result;
}

/** A point where both readings come to the same is not met: it cannot change the result. */
function evaluateReading({ point, usual, other }: ReadingTerm, world: World): Truth {
  const byUsual = evaluate(usual, world);
  const byOther = evaluate(other, world);
  if (byUsual !== byOther) world.readings.meet(point);
  return world.readings.isOther(point) ? byOther : byUsual;
}

/**
 * A request that can be meant in several ways: an Allow must match in each of them, a Deny in one;
 * the other way round by the other reading.
 */
function evaluateStatement({ source, part }: StatementTerm, world: World): Truth {
  const { alternatives, readings } = world;
  if (!alternatives) return evaluate(part, world);
  const inAll = every(alternatives, (one) => evaluate(part, one));
  const inSome = some(alternatives, (one) => evaluate(part, one));
  if (inAll !== inSome) readings.meet('D39');
  const isStrict = (source.effect === 'Allow') !== readings.isOther('D39');
  return isStrict ? inAll : inSome;
}
