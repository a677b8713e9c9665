import { asciiLower } from '../policy/ascii-case.ts';
import { parseArn } from '../policy/arn.ts';
import { parseVariables } from '../policy/variable.ts';
import type { Witness } from './finding.ts';
import { ACCOUNT, ANONYMOUS, ANY } from './witness-names.ts';

/** The context keys of a request that is being made up, by their names in lower case. */
export interface WitnessContext {
  /** True when `${…}` in the policy is a variable. */
  readonly hasVariables: boolean;
  /** What follows from the principal; a request need not list it. */
  readonly derived: ReadonlyMap<string, string>;
  /** True for an unsigned request, which has no caller to speak of. */
  readonly isAnonymous: boolean;
  readonly chosen: Map<string, Chosen>;
  /** The account of the caller, to which the resource is to belong as well. */
  readonly account: string;
}

interface Chosen {
  readonly name: string;
  readonly value: string;
  /** True when the key was tested as one with several values. */
  readonly isList: boolean;
}

/** The context of a request by a principal to a service, with nothing chosen yet. */
export function emptyContext(
  principal: string,
  service: string,
  hasVariables: boolean,
): WitnessContext {
  const isAnonymous = principal === ANONYMOUS;
  const account = parseArn(principal)?.account ?? ACCOUNT;
  return {
    hasVariables,
    derived: derivedFrom(principal, service),
    isAnonymous,
    chosen: new Map(),
    account,
  };
}

/** Keys whose values AWS derives from the principal: nothing to choose freely. */
const OF_CALLER: ReadonlySet<string> = new Set([
  'aws:arn',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'kms:calleraccount',
]);

/** Keys whose values AWS derives from the resource. */
const OF_RESOURCE: ReadonlySet<string> = new Set(['aws:resourceaccount', 's3:resourceaccount']);

function derivedFrom(principal: string, service: string): ReadonlyMap<string, string> {
  if (principal === ANONYMOUS) return OF_ANONYMOUS;
  const arn = parseArn(principal);
  if (!arn) return new Map();
  const ofAccount: readonly (readonly [string, string])[] = [
    ['aws:principalaccount', arn.account],
    ['aws:principalisawsservice', 'false'],
    ...(service === 'kms' ? ([['kms:calleraccount', arn.account]] as const) : []),
  ];
  if (arn.service !== 'iam' || !arn.resource.startsWith('user/')) return new Map(ofAccount);
  return new Map([
    ...ofAccount,
    ['aws:principalarn', principal],
    ['aws:principaltype', 'User'],
    ['aws:username', arn.resource.split('/').at(-1) ?? ''],
  ]);
}

/** Source: IAM User Guide, reference_policies_variables (where to use). */
const OF_ANONYMOUS: ReadonlyMap<string, string> = new Map([
  ['aws:principalaccount', ANONYMOUS],
  ['aws:principaltype', 'Anonymous'],
  ['aws:userid', ANONYMOUS],
]);

/** True for a key that is there, or not, whatever the witness would like. */
export function isDerived(key: string): boolean {
  const name = asciiLower(key);
  return OF_CALLER.has(name) || OF_RESOURCE.has(name);
}

/** True for a key about the caller that an anonymous request surely lacks. */
export function isSurelyAbsent({ isAnonymous, derived }: WitnessContext, key: string): boolean {
  const name = asciiLower(key);
  return isAnonymous && OF_CALLER.has(name) && !derived.has(name);
}

/** The value that the request has for a key so far. */
export function valueIn({ chosen, derived }: WitnessContext, key: string): string | undefined {
  const name = asciiLower(key);
  return chosen.get(name)?.value ?? derived.get(name);
}

/** Gives a key its value; false for one that is derived. */
export function choose({ chosen }: WitnessContext, choice: Chosen): boolean {
  if (isDerived(choice.name)) return false;
  chosen.set(asciiLower(choice.name), choice);
  return true;
}

/**
 * A text with its policy variables replaced; those without a value get one. Undefined when that
 * cannot be, and for escapes such as `${*}`, which would need a pattern to hold them.
 */
export function substitute(context: WitnessContext, text: string): string | undefined {
  if (!context.hasVariables) return text;
  const parts: string[] = [];
  for (const part of parseVariables(text)) {
    const value = part.kind === 'text' ? part.text : undefined;
    const found = part.kind === 'variable' ? valueOfVariable(context, part.key) : value;
    if (found === undefined) return undefined;
    parts.push(found);
  }
  return parts.join('');
}

function valueOfVariable(context: WitnessContext, key: string): string | undefined {
  const present = valueIn(context, key);
  // A name without a prefix is for a template engine, not for AWS.
  if (present !== undefined || context.isAnonymous || !key.includes(':')) return present;
  return choose(context, { name: key, value: ANY, isList: false }) ? ANY : undefined;
}

/** The keys that were chosen, as a request lists them. */
export function contextRecord({ chosen }: WitnessContext): Witness['context'] {
  return Object.fromEntries(
    Array.from(chosen.values(), ({ name, value, isList }) => [name, isList ? [value] : value]),
  );
}
