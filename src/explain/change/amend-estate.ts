import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Account, Bucket, Estate, Key, Principal } from '../../estate/estate.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { fromValue } from '../../syntax/from-value.ts';
import type { KeyStateEdit, NewPolicy, TagEdit } from './edit.ts';

/** An estate after a change in something else than the document of a policy. */
export function amendEstate(estate: Estate, edit: KeyStateEdit | NewPolicy | TagEdit): Estate {
  switch (edit.kind) {
    case 'tag': {
      const { name, value } = edit;
      return withPrincipal(estate, edit.principal, (principal) => ({
        ...principal,
        tags: new Map([...principal.tags, [name, value]]),
      }));
    }
    case 'key-state': {
      const { state } = edit;
      return withKey(estate, edit.key, (key) => ({ ...key, state }));
    }
    case 'new-policy':
      return withPolicy(estate, edit);
  }
}

function withPolicy(estate: Estate, { type, attachTo, document }: NewPolicy): Estate {
  const made = fromValue(document);
  if (made.kind !== 'tree' || made.root.kind !== 'object') return estate;
  const policy: NamedPolicy = {
    name: `new policy of ${attachTo}`,
    policy: readPolicy(made.root, type),
  };
  if (type === 'bucket') return withBucket(estate, attachTo, (bucket) => ({ ...bucket, policy }));
  return withPrincipal(estate, attachTo, (principal) => ({
    ...principal,
    identity: [...principal.identity, policy],
  }));
}

interface Amending {
  readonly has: (account: Account) => boolean;
  readonly change: (account: Account) => Account;
}

function withAccount(estate: Estate, { has, change }: Amending): Estate {
  const found = [...estate.accounts.values()].find(has);
  if (!found) return estate;
  const account = change(found);
  return {
    ...estate,
    accounts: new Map([...estate.accounts, [account.id, account]]),
    buckets: new Map([...estate.buckets, ...account.buckets]),
  };
}

function withPrincipal(
  estate: Estate,
  arn: string,
  change: (principal: Principal) => Principal,
): Estate {
  const swapped = ([name, principal]: readonly [string, Principal]) =>
    [name, principal.arn === arn ? change(principal) : principal] as const;
  return withAccount(estate, {
    has: ({ principals }) => principals.has(arn),
    change: (account) => ({
      ...account,
      principals: new Map([...account.principals].map(swapped)),
      roles: new Map([...account.roles].map(swapped)),
    }),
  });
}

function withBucket(estate: Estate, arn: string, change: (bucket: Bucket) => Bucket): Estate {
  const bucket = [...estate.buckets.values()].find((one) => one.arn === arn);
  if (!bucket) return estate;
  const made = change(bucket);
  return withAccount(estate, {
    has: ({ id }) => id === bucket.account,
    change: (account) => ({
      ...account,
      buckets: new Map([...account.buckets, [bucket.name, made]]),
    }),
  });
}

/** Its aliases lead to the changed key, too. */
function withKey(estate: Estate, arn: string, change: (key: Key) => Key): Estate {
  const swapped = ([name, key]: readonly [string, Key]) =>
    [name, key.arn === arn ? change(key) : key] as const;
  return withAccount(estate, {
    has: ({ keys }) => keys.has(arn),
    change: (account) => ({
      ...account,
      keys: new Map([...account.keys].map(swapped)),
      aliases: new Map([...account.aliases].map(swapped)),
    }),
  });
}
