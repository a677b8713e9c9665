import type { Catalog } from '../catalog/catalog.ts';
import { isFreeForm, mayHoldWildcard } from '../catalog/free-form-keys.ts';
import { isPlain } from '../policy/plain-value.ts';
import { variablesIn } from '../policy/variable.ts';

/** A policy variable that stands for a name that people choose. */
export interface FreeVariable {
  /** As it is written, `${aws:username}`. */
  readonly text: string;
  /** True when the name may hold a star or a question mark. */
  readonly isOpen: boolean;
}

/** The variables of a text that stand for names. */
export function freeVariables(text: string, catalog: Catalog): readonly FreeVariable[] {
  if (isPlain(text)) return [];
  return variablesIn(text).flatMap(({ key, from, to }) => {
    const known = catalog.conditionKey(key);
    if (!known || !isFreeForm(known)) return [];
    return [{ text: text.slice(from, to), isOpen: mayHoldWildcard(known) }];
  });
}
