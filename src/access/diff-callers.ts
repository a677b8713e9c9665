import type { NamedPolicy } from '../authorize/policy-set.ts';
import { takesPrincipal, type PolicyType } from '../policy/policy.ts';
import { readCaller } from '../term/caller.ts';
import { namedIn } from './named-outsiders.ts';

/** Whose requests are compared: those whom either policy names, and classes of everybody else. */
export function callersOf(
  before: NamedPolicy,
  after: NamedPolicy,
  type: PolicyType,
): readonly string[] {
  if (!takesPrincipal(type)) return ['arn:aws:iam::111111111111:user/example'];
  const named = [...namedIn([before, after])].flatMap((name) => {
    const account = /^(?:arn:[^:]*:iam::)?([0-9]{12})(?::root)?$/.exec(name)?.[1];
    return account === undefined ? [name] : [`arn:aws:iam::${account}:role/example`];
  });
  const strangers = ['arn:aws:iam::999999999999:role/stranger', 'anonymous', 'any.amazonaws.com'];
  return [...new Set([...strangers, ...named])].filter(
    (name) => readCaller(name, '') !== undefined,
  );
}
