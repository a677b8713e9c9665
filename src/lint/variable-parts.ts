import { isInterpolation } from '../policy/placeholder.ts';
import type { ConditionClause, Policy, Statement } from '../policy/policy.ts';
import { parseVariables, type VariablePart } from '../policy/variable.ts';
import type { Span } from '../syntax/span.ts';
import { spanWithin, type StringNode } from '../syntax/tree.ts';
import { remembered } from '../policy/remembered.ts';

/** Everything that `parseVariables` finds but plain text. */
export type VariableMark = Exclude<VariablePart, { readonly kind: 'text' }>;

/** A policy variable, an escape or a malformed one, with its place. */
export interface PlacedVariable<Part extends VariableMark = VariableMark> {
  readonly statement: Statement;
  readonly node: StringNode;
  /** The clause whose value holds it; undefined for one in Resource or NotResource. */
  readonly clause: ConditionClause | undefined;
  readonly part: Part;
  /** As written, `${` and `}` included. */
  readonly text: string;
  readonly at: Span;
}

/**
 * The variables of a policy where AWS replaces them: in Resource, NotResource and condition values.
 * What a template engine replaces is left out. They are found under any version of the language.
 * Worked out once: many rules ask.
 */
export const variableParts = remembered((policy: Policy): readonly PlacedVariable[] => [
  ...partsIn(policy),
]);

function* partsIn(policy: Policy): Generator<PlacedVariable> {
  for (const statement of policy.statements) {
    for (const { node } of statement.resource?.patterns ?? []) {
      yield* partsOf(node, { statement, clause: undefined });
    }
    for (const clause of statement.conditions) {
      for (const value of clause.values) {
        if (value.kind === 'string') yield* partsOf(value, { statement, clause });
      }
    }
  }
}

function* partsOf(
  node: StringNode,
  { statement, clause }: Pick<PlacedVariable, 'statement' | 'clause'>,
): Generator<PlacedVariable> {
  for (const { part, text, at } of variableMarks(node)) {
    yield { statement, node, clause, part, text, at };
  }
}

/** The variables that any text of a policy holds, template interpolation left out. */
export function* variableMarks(
  node: StringNode,
): Generator<Pick<PlacedVariable, 'node' | 'part' | 'text' | 'at'>> {
  if (!node.value.includes('${')) return;
  for (const part of parseVariables(node.value)) {
    if (part.kind === 'text') continue;
    const text = node.value.slice(part.from, part.to);
    if (isForTemplate(part, text)) continue;
    yield { node, part, text, at: spanWithin(node, part.from, part.to) };
  }
}

/** An unclosed one is for AWS as much as for an engine; the others are told by what they hold. */
function isForTemplate(part: VariableMark, text: string): boolean {
  if (part.kind === 'escape' || (part.kind === 'malformed' && part.fault === 'unclosed')) {
    return false;
  }
  return isInterpolation(text.endsWith('}') ? text.slice(2, -1) : text.slice(2));
}
