import { aliasAddress } from '../alias-address.ts';
import type { EstateProblem } from '../estate-problem.ts';
import type { Estate } from '../estate.ts';
import { keyPlaces } from './key-places.ts';

/** Finds aliases that two keys of one account and Region claim; AWS KMS allows one of them. */
export function* sharedAliases({ accounts }: Estate): Generator<EstateProblem> {
  for (const account of accounts.values()) {
    for (const { key, path } of keyPlaces(account)) {
      for (const [index, alias] of key.aliases.entries()) {
        const owner = account.aliases.get(aliasAddress(key.region, alias));
        if (owner === key) continue;
        const message = `\`${alias}\` is an alias of the key \`${owner?.id}\` in ${key.region}`;
        yield { severity: 'error', path: [...path, 'aliases', index], message };
      }
    }
  }
}
