import type { Principal } from '../../estate/estate.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import type { Policy, Statement } from '../../policy/policy.ts';
import { reachOf } from '../reach.ts';
import type { EstateContext } from '../rule.ts';
import { trustedTags } from '../trusted-tags.ts';

/** A role for federated users whose access rests on tags that no session of it can have. */
export interface TaglessRole {
  readonly role: Principal;
  /** The Allow of the sign-in. */
  readonly statement: Statement;
  readonly policy: string;
  /** As they are written. */
  readonly tags: readonly string[];
}

const SIGN_INS = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];

/**
 * Finds the roles whose policies ask for tags of the caller which the role lacks, and whose trust
 * policy lets sessions of an identity provider bring none. Source: IAM User Guide, id_session-tags.
 */
export function* tagless({ estate, inPolicy }: EstateContext): Generator<TaglessRole> {
  for (const { principals } of estate.accounts.values()) {
    for (const role of principals.values()) {
      if (role.kind !== 'role') continue;
      const trust = inPolicy(role.trust)?.policy;
      const statement = trust && federatedSignIn(trust);
      if (!statement) continue;
      const own = new Set([...role.tags.keys()].map(asciiLower));
      const tags = role.identity
        .flatMap((named) => inPolicy(named)?.policy ?? [])
        .flatMap((policy) => trustedTags(policy))
        .filter(({ tag }) => !own.has(tag))
        .map(({ text }) => text);
      if (tags.length === 0) continue;
      yield { role, statement, policy: role.trust.name, tags: [...new Set(tags)] };
    }
  }
}

/** The Allow of a sign-in without leave to bring tags; undefined where some statement gives it. */
function federatedSignIn({ statements, problems }: Policy): Statement | undefined {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  if (problems.length > 0 || allows.some((one) => reachOf(one, 'sts:TagSession'))) return undefined;
  return allows.find((one) => SIGN_INS.some((id) => reachOf(one, id)?.kind === 'entry'));
}
