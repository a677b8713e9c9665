import type { Comparison } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { ArnPattern } from './arn-pattern.ts';
import type { Pattern } from './pattern.ts';
import type { Template } from './template.ts';
import type { ValueSet } from './value-set.ts';

/**
 * What a term asks of a request. A test reads one variable: the action, the resource, the caller or
 * a context key. Only a policy variable relates it to others, those in the holes of its template.
 */
export type Test =
  | ActionTest
  | ResourceTest
  | ResourceTemplateTest
  | PrincipalTest
  | KeyTest
  | PresenceTest
  | EncryptionPairTest
  | EncryptionNamesTest;

/** The action, in lower case, matches one of the patterns. */
export interface ActionTest {
  readonly kind: 'action';
  readonly patterns: readonly Pattern[];
  /** The patterns as the policy writes them. */
  readonly written: readonly string[];
}

/** The resource matches one of the patterns. */
export interface ResourceTest {
  readonly kind: 'resource';
  readonly patterns: readonly ArnPattern[];
  readonly written: readonly string[];
}

/** The resource matches (negated: does not match) a pattern with policy variables. */
export interface ResourceTemplateTest {
  readonly kind: 'resource-template';
  /** The parts before the fifth colon, which hold no variables. */
  readonly head: readonly Pattern[];
  readonly rest: Template;
  readonly wildValues: boolean;
  readonly negated: boolean;
  /** The result when a variable has no value. */
  readonly whenUnresolved: boolean;
  readonly written: readonly string[];
}

/** The caller is one of those that the names cover. */
export interface PrincipalTest {
  readonly kind: 'principal';
  readonly names: readonly PrincipalName[];
}

/** A set of callers, as a policy names it. */
export type PrincipalName =
  /** Everybody of an account; without a partition, of that account in any. */
  | { readonly kind: 'account'; readonly account: string; readonly partition?: string }
  /** The caller with exactly this ARN, service name or provider. */
  | { readonly kind: 'exactly'; readonly text: string }
  /** The role, and every session of it. A session tells the role's name but not its path. */
  | {
      readonly kind: 'role';
      readonly arn: string;
      readonly partition: string;
      readonly account: string;
      readonly role: string;
      readonly ignoreCase: boolean;
    }
  /** The role whose session an ARN names, when the caller's session is not told. */
  | {
      readonly kind: 'role-of-session';
      readonly partition: string;
      readonly account: string;
      readonly role: string;
    };

/** How the values of a multivalued key are taken together; `one` is no set operator. */
export type Quantifier = 'one' | 'all' | 'any';

/**
 * A context key has its value in one of the sets (negated: in none of them). A row of the operator
 * table with `IfExists` and set operator, as data.
 */
export interface KeyTest {
  readonly kind: 'key';
  /** In lower case. */
  readonly key: string;
  /** The key and the operator as the policy writes them, and the values. */
  readonly name: string;
  readonly operator: string;
  readonly written: readonly string[];
  readonly comparison: Comparison;
  readonly quantifier: Quantifier;
  /** What the written values mean; follows from them, the comparison and the variant. */
  readonly sets: readonly ValueSet[];
  /** Tells apart tests whose values are read in different ways, such as the unit of an epoch. */
  readonly variant: string;
  readonly negated: boolean;
  /** The result when the request lacks the key or its list is empty. */
  readonly whenAbsent: boolean;
  /** For a negated test, the result when a variable has no value. */
  readonly whenUnresolved: boolean;
  /** For a negated test, the result when the request's value cannot be read as the set's type. */
  readonly whenUnreadable: boolean;
}

/** A context key is there, or is not: `Null`. */
export interface PresenceTest {
  readonly kind: 'presence';
  readonly key: string;
  readonly name: string;
  readonly whenAbsent: boolean;
  readonly whenPresent: boolean;
  /** True when an empty list counts as present. */
  readonly emptyIsPresent: boolean;
}

/** The encryption context holds a pair. Unlike a condition key, its name keeps its case. */
export interface EncryptionPairTest {
  readonly kind: 'encryption-pair';
  readonly name: string;
  readonly value: string;
  readonly ignoreCase: boolean;
}

/** The encryption context holds no name but these. */
export interface EncryptionNamesTest {
  readonly kind: 'encryption-names';
  readonly names: readonly string[];
  readonly ignoreCase: boolean;
}

/** The context keys that a test reads, in lower case: the tested one first, then those of variables. */
export function testKeys(test: Test): readonly string[] {
  switch (test.kind) {
    case 'key':
      return [
        test.key,
        ...test.sets.flatMap((set) => (set.kind === 'template' ? holes(set.template) : [])),
      ];
    case 'presence':
      return [test.key];
    case 'resource-template':
      return holes(test.rest);
    case 'encryption-pair':
      return [`kms:encryptioncontext:${asciiLower(test.name)}`];
    default:
      return [];
  }
}

function holes({ pieces }: Template): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === 'hole' ? [piece.key] : []));
}

/** A text that two tests share only when they ask the same, so that equal tests become one. */
export function testIdentity(test: Test): string {
  switch (test.kind) {
    case 'action':
    case 'resource':
      return `${test.kind} ${listed(test.written)}`;
    case 'resource-template':
      return `${test.kind} ${test.wildValues} ${test.negated} ${test.whenUnresolved} ${listed(test.written)}`;
    case 'principal':
      return `${test.kind} ${listed(test.names.map(nameIdentity))}`;
    case 'key':
      return keyIdentity(test);
    case 'presence':
      return `${test.kind} ${test.whenAbsent} ${test.whenPresent} ${test.emptyIsPresent} ${test.key}`;
    case 'encryption-pair':
      return `${test.kind} ${test.ignoreCase} ${listed([test.name, test.value])}`;
    case 'encryption-names':
      return `${test.kind} ${test.ignoreCase} ${listed(test.names)}`;
  }
}

function keyIdentity(test: KeyTest): string {
  const { comparison, quantifier, negated, whenAbsent, whenUnresolved, whenUnreadable } = test;
  const flags = `${negated} ${whenAbsent} ${whenUnresolved} ${whenUnreadable}`;
  return `key ${comparison} ${quantifier} ${flags} ${test.variant} ${listed([test.key])}${listed(test.written)}`;
}

function nameIdentity(name: PrincipalName): string {
  switch (name.kind) {
    case 'account':
      return `account ${name.account} ${name.partition ?? ''}`;
    case 'exactly':
      return `exactly ${name.text}`;
    case 'role':
      return `role ${name.ignoreCase} ${name.arn}`;
    case 'role-of-session':
      return `role-of-session ${name.account} ${name.role} ${name.partition}`;
  }
}

/** The lengths keep the texts apart, which may hold any character. */
function listed(texts: readonly string[]): string {
  let list = '';
  for (const text of texts) list += `${text.length}:${text}`;
  return list;
}
