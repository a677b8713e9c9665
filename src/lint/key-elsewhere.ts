import type { Catalog } from '../catalog/catalog.ts';
import type { Statement } from '../policy/policy.ts';

/** A statement that names more services than this means none of them in particular. */
const MOST_SERVICES = 20;

/** The prefixes under which a key of the statement may be meant: `aws` and those of its actions. */
export function likelyPrefixes({ action }: Statement): readonly string[] {
  const services = new Set((action?.patterns ?? []).flatMap(({ service }) => service ?? []));
  return services.size > MOST_SERVICES ? ['aws'] : ['aws', ...services];
}

/**
 * The condition key of one of the prefixes that has the same name; a text without a prefix is a name.
 * A free name is kept: `s3:ResourceTag/team` gives `aws:ResourceTag/team`.
 */
export function keyElsewhere(
  text: string,
  prefixes: readonly string[],
  catalog: Catalog,
): string | undefined {
  const name = text.slice(text.indexOf(':') + 1);
  for (const prefix of prefixes) {
    const key = catalog.conditionKey(`${prefix}:${name}`);
    if (key) return key.freeName ? `${prefix}:${name}` : key.name;
  }
  return undefined;
}
