import { fill } from '../term/template.ts';
import type { Test } from '../term/test.ts';
import { wantsTruth, type Given } from './claim.ts';
import type { Literal } from './condition.ts';
import type { ClaimFormula, RelationFormula } from './formula.ts';
import { isNegated } from './relation-table.ts';
import type { Scope } from './scope.ts';

/** A claim or a relation as something to tell. */
export function literalOf(
  formula: ClaimFormula | RelationFormula,
  scopes: readonly Scope[],
): Literal {
  if (formula.kind === 'relation') {
    const { test, part, given, kind, variables } = formula.relation;
    const values = valuesOf(test, scopes[part], given);
    const plain = isNegated(test, kind) ? { ...test, negated: false } : test;
    return { kind: 'relation', holds: formula.holds, variables, test: plain, part, values };
  }
  const { claim, want } = formula;
  const holds = wantsTruth(want);
  switch (claim.kind) {
    case 'test': {
      const { test, part, given } = claim;
      return { kind: 'test', holds, test, part, values: valuesOf(test, scopes[part], given) };
    }
    case 'absence':
      return { kind: 'absence', holds, variable: claim.variable };
    case 'set':
      return { kind: 'set', holds, variable: claim.variable, set: claim.set };
  }
}

function valuesOf(test: Test, scope: Scope | undefined, given: Given): readonly string[] {
  if (!('written' in test) || !scope) return [];
  if (test.kind !== 'key') return test.written;
  const { lookup } = scope.world(given);
  const filled = test.sets.flatMap((set) => {
    if (set.kind !== 'template') return [];
    const pieces = fill(set.template, lookup);
    return typeof pieces === 'string'
      ? [set.template.text]
      : [pieces.map(({ text }) => text).join('')];
  });
  const plain = test.written.filter((text) => !text.includes('${'));
  return filled.length === 0 ? test.written : [...plain, ...filled];
}
