import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Estate } from '../estate/estate.ts';
import type { Policy, PolicyType, Statement } from '../policy/policy.ts';
import type { Document } from '../syntax/document.ts';
import type { SyntaxProblem } from '../syntax/problem.ts';
import type { ReachedActions } from './actions.ts';
import type { Applied } from './applied-actions.ts';
import type { ConstantTest } from './constant-tests.ts';
import type { EstateQuestions } from './estate/uses.ts';
import type { EstateFinding } from './estate/finding.ts';
import type { Finding } from './finding.ts';
import type { SensitiveAccess } from './sensitive.ts';

/** How much a finding matters: `error` is surely wrong, `warning` is likely wrong, `info` is a hint. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** `family/name`, the path of the rule's file below `rules/`. */
export type RuleId = `${string}/${string}`;

/** What a rule says, in templates: `{name}` stands for an entry of the finding's data. */
export interface Message {
  /** What is wrong, in one clause. */
  readonly message: string;
  /** What follows from it. */
  readonly why: string;
  /** What to do. */
  readonly help: string;
  /** Where it differs from the rule's severity. */
  readonly severity?: Severity;
}

/**
 * A policy as the rule's documentation shows it and as the tests run it. Lines of `~~~` under the
 * text mark what the rule finds, with the message as keyproof prints it.
 */
export interface Example {
  readonly title: string;
  /** The type of the policy, where its text does not tell. */
  readonly type?: PolicyType;
  /** The text of the policy; for a rule about estates that of a small estate, in YAML. */
  readonly policy: string;
  /** The policy after `--fix`, unsafe fixes included. */
  readonly fixed?: string;
}

/** What documentation, SARIF, configuration and tests know of a rule; plain data. */
export interface RuleInfo<Messages extends string = string> {
  readonly id: RuleId;
  /** The defect as a noun phrase, at most 80 characters. */
  readonly title: string;
  readonly severity: Severity;
  /** Set for a rule that many right policies break: it is only in the strict profile. */
  readonly profile?: 'strict';
  /** Set for a rule that proves what it says by the solver, for all requests. */
  readonly needs?: 'solver';
  /** The policy types that the rule speaks of; all when absent. */
  readonly types?: readonly PolicyType[];
  /** Why the rule exists, for its page. */
  readonly rationale: string;
  /** Addresses of AWS pages that settle it; the first is the finding's `docs`. */
  readonly references: readonly string[];
  readonly messages: Readonly<Record<Messages, Message>>;
  readonly examples: {
    readonly invalid: readonly Example[];
    readonly valid: readonly Example[];
  };
}

/** What a rule may look at besides the policy. */
export interface LintSettings {
  readonly catalog: Catalog;
  /** Ids of the accounts that are one's own; empty when nobody said. */
  readonly accounts: readonly string[];
  /** What must stay closed, by the configuration; nothing when absent. */
  readonly sensitive?: readonly SensitiveAccess[];
  /** The moment that dates in policies are compared with. */
  readonly now: Date;
}

export interface PolicyContext extends LintSettings {
  readonly policy: Policy;
  /** The actions of a statement, entry by entry; see `reachedActions`. Worked out once. */
  readonly reached: (statement: Statement) => readonly ReachedActions[] | undefined;
  /** The same without the actions that no resource of the statement suits. */
  readonly fitting: (statement: Statement) => readonly ReachedActions[] | undefined;
  /** The same, and what `NotAction` and the lone `*` stand for in a statement about one service. */
  readonly ofService: (statement: Statement) => readonly ReachedActions[] | undefined;
  /** The actions of a service that a statement applies to, however it names them. Worked out once. */
  readonly applied: Applied;
  /** The condition clauses whose key some of their actions never carry. Worked out once. */
  readonly constantTests: () => readonly ConstantTest[];
}

/** The text of a file, what its bytes and its grammar had wrong, and how many policies it holds. */
export interface TextContext {
  readonly document: Pick<Document, 'path' | 'text'>;
  readonly problems: readonly SyntaxProblem[];
  readonly policies: number;
}

/** A rule about policies. `check` yields what it finds and does nothing else. */
export interface PolicyRule<Messages extends string = string> extends RuleInfo<Messages> {
  readonly scope: 'policy';
  readonly check: (context: PolicyContext) => Iterable<Finding<Messages>>;
}

/** A rule about the text of a file, before anything is known of policies. */
export interface TextRule<Messages extends string = string> extends RuleInfo<Messages> {
  readonly scope: 'text';
  readonly check: (context: TextContext) => Iterable<Finding<Messages>>;
}

/** What a rule gets to see of an estate. */
export interface EstateContext extends EstateQuestions {
  readonly estate: Estate;
  /** What rules about policies get to see of one; undefined for a document that cannot be read. */
  readonly inPolicy: (named: NamedPolicy | undefined) => PolicyContext | undefined;
}

/** A rule about an estate, which takes several documents to see. It runs where one is given. */
export interface EstateRule<Messages extends string = string> extends RuleInfo<Messages> {
  readonly scope: 'estate';
  readonly check: (context: EstateContext) => Iterable<EstateFinding<Messages>>;
}

export type Rule = PolicyRule | TextRule | EstateRule;

/** Declares a rule about policies; `rules/` holds one a file. */
export function defineRule<Messages extends string>(
  rule: Omit<PolicyRule<Messages>, 'scope'>,
): PolicyRule<Messages> {
  return { ...rule, scope: 'policy' };
}

/** Declares a rule about the text of a file. */
export function defineTextRule<Messages extends string>(
  rule: Omit<TextRule<Messages>, 'scope'>,
): TextRule<Messages> {
  return { ...rule, scope: 'text' };
}

/** Declares a rule about estates. It asks its context and loads nothing that answers. */
export function defineEstateRule<Messages extends string>(
  rule: Omit<EstateRule<Messages>, 'scope'>,
): EstateRule<Messages> {
  return { ...rule, scope: 'estate' };
}

/** The part of the id before the slash. */
export function familyOf(id: RuleId): string {
  return id.slice(0, id.indexOf('/'));
}
