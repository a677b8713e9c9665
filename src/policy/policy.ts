import type { Span } from '../syntax/span.ts';
import type { ArrayNode, BooleanNode, NumberNode, ObjectNode, StringNode } from '../syntax/tree.ts';
import type { ActionPattern } from './action.ts';
import type { OperatorUse } from './operator-use.ts';
import type { PrincipalEntry } from './principal.ts';
import type { PolicyProblem } from './problem.ts';
import type { ResourcePattern } from './resource.ts';

/**
 * What a policy is attached to, which decides its grammar and its meaning. `resource` is every
 * resource-based policy that has no type of its own here (queues, topics, access points, …).
 */
export const POLICY_TYPES = [
  'identity',
  'bucket',
  'key',
  'trust',
  'scp',
  'rcp',
  'endpoint',
  'session',
  'boundary',
  'resource',
] as const;

export type PolicyType = (typeof POLICY_TYPES)[number];

/** A policy document as it was written. Values keep their nodes, and with them their places. */
export interface Policy {
  readonly type: PolicyType;
  readonly at: Span;
  readonly node: ObjectNode;
  readonly version: StringNode | undefined;
  readonly id: StringNode | undefined;
  readonly statements: readonly Statement[];
  /** Parts whose shape the policy grammar does not allow; the model leaves them out. */
  readonly problems: readonly PolicyProblem[];
}

export interface Statement {
  /** Position in the document, from 0. */
  readonly index: number;
  readonly at: Span;
  readonly node: ObjectNode;
  readonly sid: StringNode | undefined;
  readonly effect: Effect | undefined;
  /** `Principal` or `NotPrincipal`; when both are written the first counts, and it is a problem. */
  readonly principal: PrincipalElement | undefined;
  readonly action: Element<ActionPattern> | undefined;
  readonly resource: Element<ResourcePattern> | undefined;
  /** One clause for each operator and key, in the order of the text. All must hold. */
  readonly conditions: readonly ConditionClause[];
}

export type Effect = 'Allow' | 'Deny';

/** `Action`, `Resource` or their `Not…` twin with the patterns that it lists. */
export interface Element<Pattern> {
  /** The element's name as a node, such as `NotAction`. */
  readonly key: StringNode;
  readonly negated: boolean;
  /** The place of the value. */
  readonly at: Span;
  readonly patterns: readonly Pattern[];
}

export interface PrincipalElement {
  readonly key: StringNode;
  readonly negated: boolean;
  readonly at: Span;
  readonly entries: readonly PrincipalEntry[];
}

/** One line of a condition block: an operator, a condition key and the values it is tested for. */
export interface ConditionClause {
  readonly operator: OperatorUse;
  readonly key: StringNode;
  readonly values: readonly ConditionValue[];
  /** The place of the value or of the list of values. */
  readonly valuesAt: Span;
  /** The list itself, where the values are written as one. */
  readonly list: ArrayNode | undefined;
}

export type ConditionValue = StringNode | NumberNode | BooleanNode;

/** A condition value as AWS compares it: numbers and booleans count as their text. */
export function valueText(value: ConditionValue): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return value.text;
    case 'boolean':
      return String(value.value);
  }
}

/**
 * Policy variables are replaced only under the newer language version; elsewhere `${…}` is text.
 * Source: IAM User Guide, reference_policies_elements_version.
 */
export function hasVariables(policy: Pick<Policy, 'version'>): boolean {
  return policy.version?.value === '2012-10-17';
}

/** True when a resource or a condition value holds `${…}`, be it a variable or plain text. */
export function mentionsVariables({ statements }: Pick<Policy, 'statements'>): boolean {
  return statements.some(
    ({ resource, conditions }) =>
      resource?.patterns.some(({ text }) => text.includes('${')) ||
      conditions.some(({ values }) => values.some((value) => valueText(value).includes('${'))),
  );
}

const PRINCIPAL_FREE: ReadonlySet<PolicyType> = new Set(['identity', 'scp', 'session', 'boundary']);

/** Policies that name the principals they are for: all but those attached to a principal. */
export function takesPrincipal(type: PolicyType): boolean {
  return !PRINCIPAL_FREE.has(type);
}
