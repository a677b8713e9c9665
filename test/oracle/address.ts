import { isDigits, lower } from './ascii.ts';

/** An address with how many of its leading bits count. */
export interface Network {
  readonly family: 4 | 6;
  readonly value: bigint;
  readonly prefix: number;
}

/** Reads an address alone, IPv4 or IPv6; no prefix, no zone id. */
export function readAddress(text: string): Network | undefined {
  const v4 = readV4(text);
  if (v4 !== undefined) return { family: 4, value: v4, prefix: 32 };
  const v6 = readV6(text);
  return v6 === undefined ? undefined : { family: 6, value: v6, prefix: 128 };
}

/**
 * Reads `address` or `address/prefix`. Bits behind the prefix are ignored. Without a prefix it is
 * the single address, but for IPv6 `bareV6Prefix` bits (D17).
 */
export function readNetwork(text: string, bareV6Prefix: () => number): Network | undefined {
  const [base = '', prefix, ...tooMany] = text.split('/');
  const address = readAddress(base);
  if (address === undefined || tooMany.length > 0) return undefined;
  if (prefix === undefined) {
    return address.family === 6 ? { ...address, prefix: bareV6Prefix() } : address;
  }
  const bits = decimalUpTo(prefix, address.prefix);
  return bits === undefined ? undefined : { ...address, prefix: bits };
}

/** True when the address lies in the network. The two families never meet. */
export function isWithin(address: Network, network: Network): boolean {
  if (address.family !== network.family) return false;
  const ignored = BigInt((network.family === 4 ? 32 : 128) - network.prefix);
  return address.value >> ignored === network.value >> ignored;
}

/** A decimal number without superfluous zeros, at most `most`. */
function decimalUpTo(text: string, most: number): number | undefined {
  if (!isDigits(text) || text.length > 3 || (text.length > 1 && text.startsWith('0'))) {
    return undefined;
  }
  return Number(text) <= most ? Number(text) : undefined;
}

function readV4(text: string): bigint | undefined {
  const bytes = text.split('.').map((part) => decimalUpTo(part, 255));
  return bytes.length === 4 ? joined(bytes, 8n) : undefined;
}

/** Eight groups of 16 bits, of which one `::` may stand for one or more zero groups. */
function readV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left = [], right = []] = halves.map(groupsOf);
  const missing = 8 - left.length - right.length;
  if (halves.length === 1) return missing === 0 ? joined(left, 16n) : undefined;
  if (missing < 1 || !endsInV4OnlyAtTheEnd(halves)) return undefined;
  return joined([...left, ...Array.from({ length: missing }, () => 0), ...right], 16n);
}

/** `1.2.3.4` may close an address; it may not stand before a `::`. */
function endsInV4OnlyAtTheEnd(halves: readonly string[]): boolean {
  return halves[0]?.includes('.') === false;
}

/** The groups of one side of `::`; the last may be an IPv4 address, which makes two groups. */
function groupsOf(text: string): readonly (number | undefined)[] {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.flatMap((part, index) => {
    const isLast = index === parts.length - 1;
    return isLast && part.includes('.') ? v4Groups(part) : [hexGroup(part)];
  });
}

function v4Groups(text: string): readonly (number | undefined)[] {
  const value = readV4(text);
  return value === undefined ? [undefined] : [Number(value >> 16n), Number(value & 0xffffn)];
}

function hexGroup(text: string): number | undefined {
  const isHex = [...lower(text)].every((char) => '0123456789abcdef'.includes(char));
  return isHex && text.length >= 1 && text.length <= 4 ? Number.parseInt(text, 16) : undefined;
}

function joined(parts: readonly (number | undefined)[], width: bigint): bigint | undefined {
  return parts.reduce<bigint | undefined>(
    (value, part) =>
      value === undefined || part === undefined ? undefined : (value << width) | BigInt(part),
    0n,
  );
}
