import { nearest } from '../catalog/nearest.ts';
import { equalsIgnoringCase } from '../policy/ascii-case.ts';
import { POLICY_ELEMENTS } from '../policy/read-policy.ts';
import { STATEMENT_ELEMENTS } from '../policy/read-statement.ts';
import type { ObjectNode } from '../syntax/tree.ts';

/** The two objects of a policy whose members the grammar names. */
export type ElementParent = 'policy' | 'statement';

const ELEMENTS: Readonly<Record<ElementParent, readonly string[]>> = {
  policy: POLICY_ELEMENTS,
  statement: STATEMENT_ELEMENTS,
};

/** The element that a member's name spells, or was probably meant to spell. */
export function meantElement(name: string, parent: ElementParent): string | undefined {
  const known = ELEMENTS[parent];
  return known.find((element) => equalsIgnoringCase(element, name)) ?? nearest(name, known);
}

/**
 * True when the object has one of these elements, be it under a misspelt name: that is a defect of
 * its own, so that nobody needs to be told that the element is missing.
 */
export function hasElement(
  object: ObjectNode,
  parent: ElementParent,
  names: readonly string[],
): boolean {
  const written = object.members.map(({ key }) => key.value);
  if (written.some((name) => names.includes(name))) return true;
  return written.some((name) => names.includes(meantElement(name, parent) ?? ''));
}
