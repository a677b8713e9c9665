import { testIdentity } from '../term/test.ts';
import { givenIdentity } from './asked.ts';
import type { Claim } from './claim.ts';
import { comparedTexts } from './compared-texts.ts';
import type { ClaimFormula } from './formula.ts';
import type { Grounding } from './ground.ts';
import type { Variable } from './question.ts';
import { readsIdentity } from './reads.ts';
import { prefixOf, textsBehind } from './texts-behind.ts';

/**
 * Names for texts that tests never look into. Of a variable whose texts all begin alike, what is
 * behind the beginning counts; of one that is only compared with whole texts, which of these it is.
 */
export class TextNames {
  /** Beginnings that some claim looks into, so that they have to be the same. */
  readonly fixed: string[] = [];
  readonly #grounding: Grounding;
  /** By variable. */
  readonly #prefixes = new Map<string, string>();
  /** By variable: the texts that it is compared with, by their numbers. */
  readonly #compared = new Map<string, string[]>();

  constructor(grounding: Grounding, claims: readonly ClaimFormula[]) {
    this.#grounding = grounding;
    for (const [name, { specs }] of grounding.asked.variables) {
      const prefix = prefixOf(specs);
      if (prefix !== undefined) this.#prefixes.set(name, prefix);
      else if (areFree(specs)) this.#compared.set(name, []);
    }
    for (const { claim } of claims) this.#meet(claim);
  }

  /** How a variable is described. */
  spec(spec: Variable): object {
    const prefix = this.#prefixes.get(spec.name);
    if (prefix === undefined) return spec;
    const { domain: _, candidates = [], ...rest } = spec;
    const behind = candidates.filter((text) => text.startsWith(prefix));
    return { ...rest, behind: behind.map((text) => text.slice(prefix.length)) };
  }

  /** What a claim says, in names; undefined for a claim that has to be taken as it is. */
  claim(claim: Claim): string | undefined {
    const { variable } = claim;
    const prefix = this.#prefixes.get(variable);
    if (prefix !== undefined) return this.#behind(claim, prefix);
    const known = this.#compared.get(variable);
    const texts = known && comparedTexts(claim, this.#grounding);
    if (!known || !texts) return undefined;
    const numbers = texts.map((text) => String(known.indexOf(text)));
    if (claim.kind !== 'test') return numbers.join();
    const { test } = claim;
    return 'written' in test ? testIdentity({ ...test, written: numbers }) : testIdentity(test);
  }

  /** The text of a variable that has the place of another one under other names, if there is one. */
  renamed(variable: string, text: string, to: TextNames): string | undefined {
    const prefix = this.#prefixes.get(variable);
    const other = to.#prefixes.get(variable);
    if (prefix !== undefined && other !== undefined) {
      return text.startsWith(prefix) ? other + text.slice(prefix.length) : undefined;
    }
    const number = this.#compared.get(variable)?.indexOf(text) ?? -1;
    const others = to.#compared.get(variable) ?? [];
    if (number >= 0) return others[number];
    return others.includes(text) ? undefined : text;
  }

  #meet(claim: Claim): void {
    const known = this.#compared.get(claim.variable);
    if (!known) return;
    const texts = comparedTexts(claim, this.#grounding);
    if (!texts) this.#compared.delete(claim.variable);
    for (const text of texts ?? []) if (!known.includes(text)) known.push(text);
  }

  #behind(claim: Claim, prefix: string): string | undefined {
    const behind = textsBehind(prefix, claim, this.#grounding);
    if (!behind) {
      this.fixed.push(prefix);
      return undefined;
    }
    if (claim.kind !== 'test') return JSON.stringify(behind);
    const { test, given, part } = claim;
    if (!('written' in test)) return testIdentity(test);
    const request = this.#grounding.scopes[part]?.request;
    const others = request ? readsIdentity(test, request) : '';
    return `${testIdentity({ ...test, written: behind })} ${others} ${givenIdentity(given)}`;
  }
}

/** Any text will do, the empty one and none included. */
function areFree(specs: ReadonlySet<Variable>): boolean {
  return [...specs].every(
    ({ domain, isMultivalued = false, candidates = [] }) =>
      !domain && !isMultivalued && candidates.length === 0,
  );
}
