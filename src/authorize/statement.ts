import { once } from '../catalog/once.ts';
import type { ConditionClause, Effect, Statement } from '../policy/policy.ts';
import type { StringNode } from '../syntax/tree.ts';
import { actionTerm } from '../term/action.ts';
import { conditionTerm } from '../term/condition.ts';
import { resourceTerm } from '../term/resource.ts';
import { FALSE, TRUE, type Term, type Terms } from '../term/term.ts';
import {
  actionFault,
  clauseFault,
  operatorFault,
  principalFault,
  resourceFault,
} from './element-faults.ts';
import type { PolicyKind } from './policy-kind.ts';
import type { BrokenShape, StatementPart } from './statement-shape.ts';

/** A statement in the form that decisions are made of. What it tests is read when first needed. */
export interface CompiledStatement {
  readonly kind: PolicyKind;
  /** The policy's name and the statement's position in it. */
  readonly policy: string;
  readonly index: number;
  readonly sid: string | undefined;
  /** Undefined when nobody can tell: it may have either. */
  readonly effect: Effect | undefined;
  /** How the statement reads with its `${…}` as policy variables, as text, or in doubt both ways. */
  readonly meanings: Meanings;
}

export type Meanings =
  | { readonly kind: 'plain'; readonly meaning: Meaning }
  | { readonly kind: 'doubtful'; readonly usual: Meaning; readonly other: Meaning };

/** What a statement says under one reading of its variables. */
export type Meaning =
  | ReadableMeaning
  /** Documented to have no effect. */
  | { readonly kind: 'inert' }
  /** Nothing of it can be read. */
  | { readonly kind: 'malformed'; readonly reason: string };

/** A part that cannot be read is an unknown term; the other parts still count. */
export interface ReadableMeaning {
  readonly kind: 'readable';
  readonly statement: Statement;
  /** What is unknown of the statement besides its elements; true for a well-formed one. */
  readonly whole: Term;
  /** Unknown when the principal cannot be read; undefined when it says whom it is about. */
  readonly principal: Term | undefined;
  /** The action (lower case; undefined: any) is one that the statement is about. */
  readonly action: (action: string | undefined) => Term;
  readonly resource: () => Term;
  /** One term for each condition clause, in their order. */
  readonly conditions: () => readonly Term[];
}

/** What the meaning of a statement depends on besides its text. */
export interface MeaningScene {
  readonly kind: PolicyKind;
  readonly terms: Terms;
  /** Whether `${…}` are replaced. */
  readonly variables: boolean;
  /** Undefined when reading found nothing to complain of. */
  readonly broken: BrokenShape | undefined;
  /** The statement in words. */
  readonly place: string;
}

/** What a statement means in a scene. */
export function readMeaning(statement: Statement, scene: MeaningScene): Meaning {
  const { kind, terms, variables } = scene;
  if (isInert(statement, kind)) return { kind: 'inert' };
  const { action, resource } = statement;
  const noAction = unreadable(scene, 'Action', actionFault(statement));
  const noPrincipal = unreadable(scene, 'Principal', principalFault(statement, kind));
  return {
    kind: 'readable',
    statement,
    whole: terms.and(
      unreadable(scene, 'unknown', undefined) ?? TRUE,
      unreadable(scene, 'Sid', undefined) ?? TRUE,
      unreadable(scene, 'Effect', statement.effect ? undefined : EFFECT) ?? TRUE,
    ),
    principal: noPrincipal,
    action: (name) => noAction ?? (action ? actionTerm(action, name, terms) : FALSE),
    resource: once(() => {
      const fault = unreadable(scene, 'Resource', resourceFault(statement, kind, variables));
      // A trust policy has no Resource: it is about the role that it is attached to.
      return fault ?? (resource ? resourceTerm(resource, variables, terms) : TRUE);
    }),
    conditions: once(() => conditionTerms(statement, scene)),
  };
}

const EFFECT = 'its Effect is neither Allow nor Deny';

/** Without these elements the documented meaning of the statement is to have no effect. */
function isInert({ principal, resource }: Statement, kind: PolicyKind): boolean {
  return (
    (kind.principal === 'effective' && !principal) || (kind.resource === 'effective' && !resource)
  );
}

/** The unknown term of a part that is broken or has a fault; undefined for a part that is neither. */
function unreadable(
  { broken, place, terms }: MeaningScene,
  part: StatementPart,
  fault: string | undefined,
): Term | undefined {
  if (broken?.parts.has(part)) return terms.unknown(`${place} is malformed: ${BROKEN[part]}`);
  return fault === undefined ? undefined : terms.unknown(`${place} is malformed: ${fault}`);
}

const BROKEN: Readonly<Record<StatementPart, string>> = {
  unknown: 'it has an element that AWS does not know',
  Sid: 'its Sid is no string',
  Effect: EFFECT,
  Principal: 'its principal is malformed',
  Action: 'its Action does not have the form of one',
  Resource: 'its Resource does not have the form of one',
  Condition: 'its Condition does not have the form of one',
};

function conditionTerms(statement: Statement, scene: MeaningScene): readonly Term[] {
  const block = unreadable(scene, 'Condition', operatorFault(statement));
  const clauses = statement.conditions.map((clause) => clauseTerm(clause, scene));
  return block ? [...clauses, block] : clauses;
}

function clauseTerm(clause: ConditionClause, scene: MeaningScene): Term {
  const { terms, variables, broken, place } = scene;
  const fault = isBroken(clause.key, broken) ? TYPE : clauseFault(clause, variables);
  if (fault !== undefined) return terms.unknown(`${place} is malformed: ${fault}`);
  return conditionTerm(clause, variables, terms);
}

const TYPE = 'a condition value is no string, number or boolean';

function isBroken(key: StringNode, broken: BrokenShape | undefined): boolean {
  return broken?.clauses.has(key) === true;
}
