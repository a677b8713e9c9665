import { asciiLower, equalsIgnoringCase } from '../policy/ascii-case.ts';
import type { EncryptionNamesTest, EncryptionPairTest } from './test.ts';
import { every, type Truth } from './truth.ts';

/** The encryption context of a KMS request. Names keep their case. */
export interface EncryptionContext {
  readonly pairs: ReadonlyMap<string, string>;
  /** Names that may be there with any value. */
  readonly unknown: readonly string[];
  /** True when nobody can tell which other names are there. */
  readonly isOpen?: boolean;
}

/** The name in a condition key `kms:EncryptionContext:NAME`; undefined for other keys. */
export function encryptionContextName(key: string): string | undefined {
  const isPair = asciiLower(key.slice(0, PREFIX.length)) === PREFIX;
  return isPair ? key.slice(PREFIX.length) : undefined;
}

const PREFIX = 'kms:encryptioncontext:';

/** Whether the pair is in the context. Source: AWS KMS Developer Guide, grant constraints. */
export function holdsPair(test: EncryptionPairTest, context: EncryptionContext): Truth {
  if (context.pairs.get(test.name) === test.value) return true;
  if (test.ignoreCase) {
    for (const [name, value] of context.pairs) {
      if (value === test.value && equalsIgnoringCase(name, test.name)) return true;
    }
  }
  if (context.isOpen === true && !context.pairs.has(test.name)) return 'unknown';
  return context.unknown.some((name) => equalsIgnoringCase(name, test.name)) && 'unknown';
}

/** Whether the context holds no name but the listed ones. */
export function holdsOnly(test: EncryptionNamesTest, context: EncryptionContext): Truth {
  const isListed = (name: string): boolean =>
    test.names.includes(name) ||
    (test.ignoreCase && test.names.some((other) => equalsIgnoringCase(other, name)));
  return every(
    [
      [...context.pairs.keys()].every(isListed),
      context.unknown.every(isListed) || ('unknown' as const),
      context.isOpen !== true || ('unknown' as const),
    ],
    (truth) => truth,
  );
}
