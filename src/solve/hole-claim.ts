import type { KeyState } from '../term/key-state.ts';
import type { Template } from '../term/template.ts';
import type { Test } from '../term/test.ts';
import type { Given } from './claim.ts';
import { holeTexts } from './hole-texts.ts';
import type { Variable } from './question.ts';
import type { Scope } from './scope.ts';

/** A test whose tested value is settled, asked about a variable in a hole. */
export interface HoleUse {
  readonly scope: Scope;
  readonly test: Test;
  readonly variable: Variable;
  readonly given: Given;
}

/** More texts than this that could stand in a hole are not gone through. */
const LIMIT = 2000;

/**
 * All texts in a hole that can make a template match what is tested. Undefined when these are too
 * many, or when wildcards in them would count.
 */
export function textsInHole(use: HoleUse): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const template of templatesOf(use.test)) {
    if (template === undefined) return undefined;
    for (const text of testedTexts(use, template)) {
      const some = textsIn(text, template, use);
      if (!some) return undefined;
      for (const one of some) found.add(one);
    }
  }
  return found.size > LIMIT ? undefined : found;
}

function templatesOf(test: Test): readonly (Template | undefined)[] {
  if (test.kind === 'resource-template') return [test.wildValues ? undefined : test.rest];
  if (test.kind !== 'key') return [];
  return test.sets.flatMap((set) => {
    if (set.kind !== 'template') return [];
    return [set.wildValues ? undefined : set.template];
  });
}

/** The texts that are compared with the template. */
function testedTexts({ scope, test, given }: HoleUse, template: Template): readonly string[] {
  const world = scope.world(given);
  if (test.kind === 'resource-template') {
    return template === test.rest ? [world.resource.parts?.[5] ?? ''] : [];
  }
  const state = test.kind === 'key' ? world.lookup(test.key) : undefined;
  if (state?.kind === 'value') return [state.text];
  return state?.kind === 'list' ? state.texts : [];
}

function textsIn(
  text: string,
  template: Template,
  { scope, variable, given }: HoleUse,
): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  const { lookup } = scope.world(given);
  for (const piece of template.pieces) {
    if (piece.kind !== 'hole') continue;
    const key = scope.request.key(piece.key);
    if (key.kind !== 'variable' || key.name !== variable.name) continue;
    const fill = (name: string): string | undefined => textOf(lookup(name));
    const some = holeTexts(text, { template, key: piece.key, fill, limit: LIMIT });
    if (!some) return undefined;
    for (const one of some) found.add(one);
  }
  return found;
}

function textOf(state: KeyState): string | undefined {
  return state.kind === 'value' ? state.text : undefined;
}
