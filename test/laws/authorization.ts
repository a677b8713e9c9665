import { evaluateValue } from '../../src/authorize/evaluate-input.ts';
import type { Decision } from '../../src/authorize/decision.ts';
import type { Input, NamedPolicy, Policies } from '../oracle/input.ts';

/*
 * What the laws of authorization share: deciding an input, and changing its statements. Statements
 * are changed where documents are well-formed; others stay as they are.
 */

/** A statement as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Runs of a law; `KEYPROOF_LAW_RUNS` asks for others. */
export const LAW_RUNS = Number(process.env['KEYPROOF_LAW_RUNS'] ?? 2000);

/** The decision on an input of the contract. */
export function decided(input: Input): Decision {
  const evaluation = evaluateValue(input);
  if (evaluation.kind === 'decided') return evaluation.decision;
  throw new Error(JSON.stringify(evaluation.problems));
}

/** The kinds of policy, and which of them a change is about. */
export type PolicyKind = Exclude<keyof Policies, 'grants' | 'publicAccessBlock'>;

/** The place of a statement in an input. */
export interface Place {
  readonly kind: PolicyKind;
  readonly policy: string;
  readonly index: number;
}

/** The input with each statement replaced by those that `change` gives for it. */
export function mapStatements(
  input: Input,
  change: (statement: Json, place: Place) => readonly Json[],
): Input {
  return mapDocuments(input, (statements, kind, policy) =>
    statements.flatMap((statement, index) => change(statement, { kind, policy, index })),
  );
}

/** The input with the statements of each document replaced. */
export function mapDocuments(
  input: Input,
  change: (statements: readonly Json[], kind: PolicyKind, policy: string) => readonly Json[],
): Input {
  const one = (named: NamedPolicy, kind: PolicyKind): NamedPolicy => {
    const statements = statementsOf(named.document);
    if (!statements || !isJson(named.document)) return named;
    const Statement = change(statements, kind, named.name);
    return { ...named, document: { ...named.document, Statement } };
  };
  const list = (kind: 'identity' | 'boundary' | 'session' | 'endpoint'): Policies => {
    const policies = input.policies[kind];
    return policies ? { [kind]: policies.map((named) => one(named, kind)) } : {};
  };
  const levels = (kind: 'scps' | 'rcps'): Policies => {
    const found = input.policies[kind];
    return found ? { [kind]: found.map((level) => level.map((named) => one(named, kind))) } : {};
  };
  const { resource } = input.policies;
  const policies: Policies = {
    ...input.policies,
    ...list('identity'),
    ...list('boundary'),
    ...list('session'),
    ...list('endpoint'),
    ...levels('scps'),
    ...levels('rcps'),
    ...(resource && { resource: one(resource, 'resource') }),
  };
  return { ...input, policies };
}

function statementsOf(document: unknown): readonly Json[] | undefined {
  if (!isJson(document)) return undefined;
  const { Statement } = document;
  const list: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  const statements = list.filter(isJson);
  return statements.length === list.length ? statements : undefined;
}

/** True for a JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
