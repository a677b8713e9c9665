import { conditionKey, keyPrefix, type ConditionKey } from './condition-key.ts';
import type { FactsHeader } from './facts-format.ts';
import { federatedKey } from './federated-keys.ts';
import { keyTable } from './key-table.ts';
import { knownTexts } from './known-texts.ts';
import type { Service } from './service.ts';
import { unlistedKeys, unlistedServiceKeys } from './unlisted-keys.ts';

/** Finds condition keys of every scope. */
export interface KeyFinder {
  readonly globals: readonly ConditionKey[];
  /** Looks among the global keys, then those of the prefix's service, then claims of providers. */
  find(text: string): ConditionKey | undefined;
  /** The service that lists the keys of the text's prefix; none for `aws:` and most hosts. */
  owner(text: string): Service | undefined;
  /** The names that a mistyped key could stand for: the global keys and those of its prefix. */
  candidates(text: string): readonly string[];
}

/** The finder over the header's global keys and the services that `service` reads. */
export function keyFinder(
  header: FactsHeader,
  service: (prefix: string) => Service | undefined,
): KeyFinder {
  const globals = keyTable(
    [...header.globalKeys, ...unlistedKeys].map(([name, type]) => conditionKey(name, type)),
  );
  const unlisted = keyTable(unlistedServiceKeys.map(([name, type]) => conditionKey(name, type)));
  const homes = new Map(Object.entries(header.keyHomes));
  const owner = (text: string): Service | undefined => {
    const prefix = keyPrefix(text);
    return service(homes.get(prefix) ?? prefix);
  };
  return {
    globals: globals.keys,
    owner,
    find: knownTexts(
      (text) =>
        globals.find(text) ??
        owner(text)?.conditionKey(text) ??
        unlisted.find(text) ??
        federatedKey(text),
    ),
    candidates: (text) =>
      [...globals.keys, ...(owner(text)?.conditionKeys ?? [])].map((key) => key.name),
  };
}
