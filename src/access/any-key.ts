import { followsFromWhoAsks } from '../authorize/derived-keys.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeyType } from '../catalog/key-type.ts';
import type { Domain, Variable } from '../solve/question.ts';
import { readNetwork } from '../term/network.ts';

/**
 * A condition key, in lower case, of which no more is known than what AWS documents of it. One that is
 * not documented is taken to hold one value. Whether services have an account, no page says.
 */
export function anyKey(name: string, catalog: Catalog): Variable {
  const key = catalog.conditionKey(name);
  const values = key && VALUES.get(key.type);
  return {
    kind: 'variable',
    name,
    mayBeAbsent: key?.presence?.when !== 'always' || followsFromWhoAsks(name),
    isMultivalued: key?.multivalued ?? false,
    ...(values ?? { candidates: ['example'] }),
  };
}

/** What keys of a type hold, and what a witness shows of it. */
const VALUES: ReadonlyMap<KeyType, { domain: Domain; candidates: readonly string[] }> = new Map([
  [
    'Bool',
    {
      domain: { kind: 'texts', texts: new Set(['true', 'false']), ignoreCase: false },
      candidates: ['true', 'false'],
    },
  ],
  [
    'IPAddress',
    {
      domain: {
        kind: 'networks',
        networks: ['0.0.0.0/0', '::/0'].flatMap((text) => readNetwork(text, 128) ?? []),
      },
      candidates: ['192.0.2.10', '2001:db8::1'],
    },
  ],
]);
