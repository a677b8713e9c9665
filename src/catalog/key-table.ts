import { asciiLower } from '../policy/ascii-case.ts';
import type { ConditionKey } from './condition-key.ts';

/** Condition keys by the text that a policy writes. */
export interface KeyTable {
  readonly keys: readonly ConditionKey[];
  /** Finds `s3:ExistingObjectTag/` for `S3:existingobjecttag/team`, and for its own name. */
  find(text: string): ConditionKey | undefined;
}

/** Builds the table; keys with a fixed name win over those with a free one. */
export function keyTable(keys: readonly ConditionKey[]): KeyTable {
  const byName = new Map(keys.map((key) => [asciiLower(key.name), key]));
  const longest = Math.max(0, ...keys.map((key) => key.name.length));
  const infixes = keys.filter((key) => key.name.includes(FREE_NAME)).map(infix);
  return {
    keys,
    find(text) {
      const name = asciiLower(text);
      return (
        byName.get(name) ??
        infixes.find((candidate) => fits(name, candidate))?.key ??
        findByStart(name.slice(0, longest), byName)
      );
    },
  };
}

const FREE_NAME = '${name}';

interface Infix {
  readonly key: ConditionKey;
  readonly before: string;
  readonly after: string;
}

function infix(key: ConditionKey): Infix {
  const [before = '', after = ''] = asciiLower(key.name).split(FREE_NAME);
  return { key, before, after };
}

function fits(name: string, { before, after }: Infix): boolean {
  const free = name.length - before.length - after.length;
  return free > 0 && name.startsWith(before) && name.endsWith(after);
}

/** The key that ends in `/` or `:` and starts the name; names are cut to the longest key before. */
function findByStart(
  name: string,
  byName: ReadonlyMap<string, ConditionKey>,
): ConditionKey | undefined {
  for (let end = name.length; end > 0; end--) {
    const separator = name[end - 1];
    if (separator !== '/' && separator !== ':') continue;
    const key = byName.get(name.slice(0, end));
    if (key) return key;
  }
  return undefined;
}
