import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Account } from '../../estate/estate.ts';
import type { Span } from '../../syntax/span.ts';
import type { EstateContext } from '../rule.ts';
import { deniedTags } from '../tag-guards.ts';
import { trustedTags } from '../trusted-tags.ts';

/** A tag of the caller by which buckets and keys decide, and which no SCP of the account guards. */
export interface UnguardedTag {
  /** As it is written where it stands first. */
  readonly tag: string;
  readonly policy: string;
  readonly at: Span;
  readonly account: string;
}

const TAGGING = ['iam:TagUser', 'iam:TagRole'];

/** Finds those tags in the accounts of an organization, each once for an account. */
export function* unguardedTags(context: EstateContext): Generator<UnguardedTag> {
  const { estate, inPolicy } = context;
  for (const account of estate.accounts.values()) {
    const { organization, id, scps = [] } = account;
    if (!organization || organization.managementAccount === id) continue;
    const guards = scps.flat().map((named) => inPolicy(named)?.policy);
    if (guards.includes(undefined)) continue;
    const isDenied = guards.flatMap((policy) =>
      policy ? TAGGING.map((action) => deniedTags(policy, action)) : [],
    );
    const seen = new Set<string>();
    for (const named of resourcePolicies(account)) {
      const policy = inPolicy(named)?.policy;
      for (const { tag, text, at } of policy ? trustedTags(policy) : []) {
        if (seen.has(tag) || isDenied.some((denies) => denies(tag))) continue;
        seen.add(tag);
        yield { tag: text, policy: named.name, at, account: id };
      }
    }
  }
}

function resourcePolicies({ buckets, keys }: Account): readonly NamedPolicy[] {
  const ofBuckets = [...buckets.values()].flatMap(({ policy }) => policy ?? []);
  return [...ofBuckets, ...[...keys.values()].map(({ policy }) => policy)];
}
