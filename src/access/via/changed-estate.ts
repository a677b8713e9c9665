import type { Account, Bucket, Estate, Key, Principal } from '../../estate/estate.ts';

/** An estate in which one key is another. */
export function withKey(estate: Estate, key: Key): Estate {
  return withAccount(estate, key.account, (account) => ({
    keys: new Map([...account.keys, [key.arn, key]]),
    aliases: new Map(
      [...account.aliases].map(([name, one]) => [name, one.arn === key.arn ? key : one]),
    ),
  }));
}

/** An estate in which one bucket is another. */
export function withBucket(estate: Estate, bucket: Bucket): Estate {
  const changed = withAccount(estate, bucket.account, (account) => ({
    buckets: new Map([...account.buckets, [bucket.name, bucket]]),
  }));
  return { ...changed, buckets: new Map([...estate.buckets, [bucket.name, bucket]]) };
}

/** An estate in which one user or role is another. */
export function withPrincipal(estate: Estate, principal: Principal): Estate {
  return withAccount(estate, principal.account, (account) => ({
    principals: new Map([...account.principals, [principal.arn, principal]]),
    ...(principal.kind === 'role' && {
      roles: new Map([...account.roles, [principal.name, principal]]),
    }),
  }));
}

function withAccount(
  estate: Estate,
  id: string,
  change: (account: Account) => Partial<Account>,
): Estate {
  const account = estate.accounts.get(id);
  if (!account) return estate;
  const changed = { ...account, ...change(account) };
  return { ...estate, accounts: new Map([...estate.accounts, [id, changed]]) };
}
