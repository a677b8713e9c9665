import { fill, filledText } from '../term/template.ts';
import type { KeyTest } from '../term/test.ts';
import type { Claim } from './claim.ts';
import type { Grounding } from './ground.ts';
import { reads } from './reads.ts';
import type { Scope } from './scope.ts';

const NONE: readonly string[] = [];

/**
 * The whole texts with which a claim compares its variable, letter by letter; undefined for a claim
 * that looks at them in another way. The empty text is none of them: it may count as no value.
 */
export function comparedTexts(claim: Claim, { scopes }: Grounding): readonly string[] | undefined {
  const texts = textsOf(claim, scopes);
  return texts?.includes('') === true ? undefined : texts;
}

function textsOf(claim: Claim, scopes: readonly Scope[]): readonly string[] | undefined {
  switch (claim.kind) {
    case 'absence':
      return NONE;
    case 'set':
      return claim.set.kind === 'texts' && !claim.set.ignoreCase ? [...claim.set.texts] : undefined;
    case 'test': {
      const { test, part, variable, given } = claim;
      const scope = scopes[part];
      if (test.kind === 'presence') return NONE;
      if (test.kind !== 'key' || !scope) return undefined;
      const [tested] = reads(test, scope.request);
      const isTested = tested?.kind === 'variable' && tested.name === variable;
      return isTested && isPlain(test) ? acceptedBy(test, scope, given) : undefined;
    }
  }
}

function isPlain({ comparison, quantifier }: KeyTest): boolean {
  return comparison === 'equals' && quantifier === 'one';
}

function acceptedBy(
  { sets }: KeyTest,
  scope: Scope,
  given: Parameters<Scope['world']>[0],
): readonly string[] | undefined {
  const { lookup } = scope.world(given);
  const accepted: string[] = [];
  for (const set of sets) {
    if (set.kind === 'texts' && !set.ignoreCase) accepted.push(...set.texts);
    else if (set.kind === 'template') {
      const filled = fill(set.template, lookup);
      if (typeof filled === 'string') return undefined;
      accepted.push(filledText(filled));
    } else return undefined;
  }
  return accepted;
}
