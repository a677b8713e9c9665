/** The public API of keyproof: what rules and other programs build on. */
export type { Action, AccessLevel } from './catalog/action.ts';
export { catalog, type Catalog } from './catalog/catalog.ts';
export type { ConditionKey, KeyType } from './catalog/condition-key.ts';
export { nearest } from './catalog/nearest.ts';
export { operator, operators, type Operator } from './catalog/operators.ts';
export { sizeQuota, type SizedPolicy, type SizeQuota } from './catalog/quotas.ts';
export type { ResourceType } from './catalog/resource-type.ts';
export type { Service } from './catalog/service.ts';
export { absentKeyFindings, type AbsentKeys } from './lint/absent-key-findings.ts';
export { absentKeyMessages } from './lint/absent-key-messages.ts';
export {
  demandedKeys,
  outcomeWhenAbsent,
  resultWhenAbsent,
  type ConstantOutcome,
} from './lint/absent-key.ts';
export { fitsResource, type ReachedActions } from './lint/actions.ts';
export type { Diagnostic } from './lint/diagnostic.ts';
export { hasElement, meantElement, type ElementParent } from './lint/element-name.ts';
export type { Finding, Fix, Label, Witness } from './lint/finding.ts';
export { redundantEntries, type EntryOrder } from './lint/redundant-entries.ts';
export { redundantStatements, type RedundantStatement } from './lint/redundant-statements.ts';
export {
  defineRule,
  defineTextRule,
  type Example,
  type LintSettings,
  type Message,
  type PolicyContext,
  type PolicyRule,
  type Rule,
  type RuleId,
  type RuleInfo,
  type Severity,
  type TextContext,
  type TextRule,
} from './lint/rule.ts';
export { lint, type FileReport, type LintOptions } from './lint/run.ts';
export type { ActionPattern } from './policy/action.ts';
export { parseArn, splitArn, type Arn } from './policy/arn.ts';
export { asciiLower, equalsIgnoringCase } from './policy/ascii-case.ts';
export { compactSize, type DocumentSize } from './policy/compact-size.ts';
export { coversAction, coversResource } from './policy/covers.ts';
export { setOperatorOf, type OperatorUse, type SetOperator } from './policy/operator-use.ts';
export {
  hasVariables,
  takesPrincipal,
  valueText,
  type ConditionClause,
  type ConditionValue,
  type Effect,
  type Element,
  type Policy,
  type PolicyType,
  type PrincipalElement,
  type Statement,
} from './policy/policy.ts';
export { readAwsPrincipal, type AwsPrincipal, type PrincipalEntry } from './policy/principal.ts';
export type { PolicyProblem } from './policy/problem.ts';
export type { ResourcePattern } from './policy/resource.ts';
export {
  parseVariables,
  variablesIn,
  type VariablePart,
  type VariableUse,
} from './policy/variable.ts';
export { coversPattern, hasWildcard, matchesWildcard } from './policy/wildcard.ts';
export { readDocument, type Document } from './syntax/document.ts';
export { removeItem, removeItems, removeMember, replaceString, type Edit } from './syntax/edit.ts';
export type { SyntaxProblem } from './syntax/problem.ts';
export { type Span } from './syntax/span.ts';
export {
  member,
  property,
  spanWithin,
  type ArrayNode,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from './syntax/tree.ts';
