import { evaluate } from './evaluate.ts';
import { testHolds } from './evaluate-test.ts';
import type { Term } from './term.ts';
import { testKeys, type Test } from './test.ts';
import type { World } from './world.ts';

/**
 * Why a term is unknown in a world: what the request does not tell, and what cannot be read. Empty
 * for a term that is true or false.
 */
export function unknownCauses(term: Term, world: World): readonly string[] {
  const causes = new Set<string>();
  collect(term, world, causes);
  return [...causes];
}

function collect(term: Term, world: World, causes: Set<string>): void {
  if (evaluate(term, world) !== 'unknown') return;
  switch (term.kind) {
    case 'unknown':
      causes.add(term.reason);
      break;
    case 'test':
      for (const cause of testCauses(term.test, world)) causes.add(cause);
      break;
    case 'and':
    case 'or':
      for (const part of term.parts) collect(part, world, causes);
      break;
    case 'not':
      collect(term.part, world, causes);
      break;
    case 'statement':
      for (const one of world.alternatives ?? [world]) collect(term.part, one, causes);
      break;
    case 'reading':
      collect(world.readings.isOther(term.point) ? term.other : term.usual, world, causes);
      break;
    default:
  }
}

function testCauses(test: Test, world: World): readonly string[] {
  if (testHolds(test, world) !== 'unknown') return [];
  const keys = testKeys(test);
  const untold = keys.filter((key) => world.lookup(key).kind === 'unknown');
  if (untold.length > 0) return untold.map((key) => `the request does not tell \`${key}\``);
  const listed = keys.filter((key) => world.lookup(key).kind === 'list');
  if (listed.length > 0 && keys.length > 1) {
    return listed.map((key) => `\`${key}\` has a list of values and stands in a policy variable`);
  }
  return ['a pattern or a value is too long to be matched'];
}
