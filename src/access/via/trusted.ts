import type { NamedPolicy } from '../../authorize/policy-set.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../../policy/principal.ts';
import { parseArn } from '../../policy/arn.ts';
import { principalText, type Subject } from '../subject.ts';

/** The subjects of whom a trust policy may speak: all but those whom it certainly does not name. */
export function trustedBy(trust: NamedPolicy, subjects: readonly Subject[]): readonly Subject[] {
  if (!('policy' in trust) || trust.policy.problems.length > 0) return subjects;
  const accounts = new Set<string>();
  const names = new Set<string>();
  for (const { effect, principal } of trust.policy.statements) {
    if (effect === 'Deny' || !principal) continue;
    if (principal.negated) return subjects;
    for (const entry of principal.entries) {
      const named = readEntry(entry);
      if (named === 'anyone') return subjects;
      if (named?.account !== undefined) accounts.add(named.account);
      if (named?.name !== undefined) names.add(named.name);
    }
  }
  return subjects.filter((subject) => {
    const name = principalText(subject);
    return names.has(name) || accounts.has(parseArn(name)?.account ?? '');
  });
}

interface Named {
  readonly account?: string;
  readonly name?: string;
}

function readEntry({ type, value }: PrincipalEntry): Named | 'anyone' | undefined {
  if (type !== 'AWS' && type !== '*') return undefined;
  const named = readAwsPrincipal(value);
  switch (named.kind) {
    case 'anyone':
      return 'anyone';
    case 'user':
    case 'role':
      return { name: value };
    default:
      return 'account' in named ? { account: named.account } : 'anyone';
  }
}
