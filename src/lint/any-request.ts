import { anyKey } from '../access/any-key.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { excludeEachOther } from '../catalog/exclusive-presence.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Part, SymbolicKey, SymbolicRequest } from '../solve/question.ts';
import type { Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';

/**
 * A request of which nothing is known but what AWS documents of condition keys. It stands for more
 * requests than there are, so that what it cannot be is impossible; what it can be may be, too.
 */
export function anyRequest(
  catalog: Catalog,
  known: ReadonlyMap<string, SymbolicKey> = NOTHING,
): SymbolicRequest {
  return {
    // Terms without principal tests ask nothing of the caller.
    caller: { kind: 'anonymous' },
    action: { kind: 'variable', name: 'the action' },
    resource: { kind: 'variable', name: 'the resource' },
    key: (name) => {
      const isListed = catalog.conditionKey(name)?.multivalued ?? true;
      return known.get(name) ?? { ...anyKey(name, catalog), isMultivalued: isListed };
    },
  };
}

const NOTHING: ReadonlyMap<string, SymbolicKey> = new Map();

/** That a request does not carry keys of circumstances that exclude each other. */
export function possible(
  keys: Iterable<string>,
  request: SymbolicRequest,
  { catalog, terms }: { readonly catalog: Catalog; readonly terms: Terms },
): readonly Part[] {
  const known = [...new Set([...keys].map(asciiLower))].flatMap((name) => {
    const when = catalog.conditionKey(name)?.presence?.when;
    return when ? [{ name, when }] : [];
  });
  return known.flatMap((one, index) =>
    known
      .slice(index + 1)
      .filter(({ when }) => excludeEachOther(one.when, when))
      .map((other) => ({
        term: terms.and(isPresent(one.name, terms), isPresent(other.name, terms)),
        request,
        holds: false,
      })),
  );
}

function isPresent(key: string, terms: Terms): Term {
  return terms.test({
    kind: 'presence',
    key,
    name: key,
    whenAbsent: false,
    whenPresent: true,
    emptyIsPresent: true,
  });
}
