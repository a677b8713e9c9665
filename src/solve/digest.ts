import { createHash } from 'node:crypto';
import { testIdentity } from '../term/test.ts';
import { givenIdentity } from './asked.ts';
import type { Claim } from './claim.ts';
import type { Formula } from './formula.ts';
import type { Grounding } from './ground.ts';

/** A fingerprint of what a question asks, in hexadecimal digits. */
export function digestOf({ best }: Grounding): string {
  const hash = createHash('sha256');
  const seen = new Set<Formula>([best]);
  for (const formula of seen) {
    hash.update(`${formula.id} ${textOf(formula)}\n`);
    if (formula.kind === 'and' || formula.kind === 'or') {
      for (const part of formula.parts) seen.add(part);
    }
  }
  return hash.digest('hex');
}

function textOf(formula: Formula): string {
  switch (formula.kind) {
    case 'claim':
      return `${formula.want} ${claimText(formula.claim)} ${formula.identity}`;
    case 'relation':
      return `${formula.holds} ${formula.relation.id} ${testIdentity(formula.relation.test)}`;
    case 'and':
    case 'or':
      return `${formula.kind} ${formula.parts.map(({ id }) => id).join()}`;
    default:
      return formula.kind;
  }
}

function claimText(claim: Claim): string {
  if (claim.kind !== 'test') return `${claim.kind} ${claim.variable}`;
  return `${claim.variable} ${givenIdentity(claim.given)} ${testIdentity(claim.test)}`;
}
