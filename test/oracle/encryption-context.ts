import { lower, sameIgnoringCase } from './ascii.ts';
import type { Request } from './input.ts';
import { scalarText } from './json.ts';
import type { Readings } from './readings.ts';
import type { Truth } from './truth.ts';
import { allOf } from './truth.ts';

/** The encryption context of a request: known pairs, and names that may be there. */
export interface EncryptionContext {
  readonly pairs: ReadonlyMap<string, string>;
  readonly unknown: readonly string[];
}

/** The pairs under `kms:EncryptionContext:NAME`, whose NAME keeps its case here. */
export function encryptionContextOf({ context = {}, unknown = [] }: Request): EncryptionContext {
  const hidden = unknown.map(nameOf).filter((name) => name !== undefined);
  const pairs = new Map<string, string>();
  for (const [key, value] of Object.entries(context)) {
    const name = nameOf(key);
    const text = scalarText(value);
    const isHidden = unknown.some((other) => sameIgnoringCase(other, key));
    if (name === undefined || isHidden) continue;
    if (text === undefined) hidden.push(name);
    else pairs.set(name, text);
  }
  return { pairs, unknown: hidden };
}

/**
 * Whether every wanted pair is in the encryption context. Names and values are compared exactly;
 * D21 read the other way, names ignore case.
 */
export function holdsPairs(
  wanted: readonly (readonly [string, string])[],
  context: EncryptionContext,
  readings: Readings,
): Truth {
  return allOf(
    wanted.map(([name, value]): Truth => {
      if (context.pairs.get(name) === value) return true;
      const isHidden = context.unknown.some((other) => sameIgnoringCase(other, name));
      const isNear = [...context.pairs].some(
        ([other, text]) => sameIgnoringCase(other, name) && text === value,
      );
      if (isNear && readings.other('D21')) return true;
      return isHidden && 'unknown';
    }),
  );
}

/** Whether the encryption context holds no name but the wanted ones. */
export function holdsNoOther(
  wanted: readonly string[],
  context: EncryptionContext,
  readings: Readings,
): Truth {
  const isWanted = (name: string): boolean =>
    wanted.includes(name) ||
    (wanted.some((other) => sameIgnoringCase(other, name)) && readings.other('D21'));
  if (![...context.pairs.keys()].every(isWanted)) return false;
  return context.unknown.every(isWanted) ? true : 'unknown';
}

function nameOf(key: string): string | undefined {
  const isPair = lower(key).startsWith(PREFIX);
  return isPair ? key.slice(PREFIX.length) : undefined;
}

const PREFIX = 'kms:encryptioncontext:';
