/** An address range: all addresses of one family whose leading bits are those of `address`. */
export interface Network {
  readonly family: 4 | 6;
  /** 32 or 128 bits. */
  readonly address: bigint;
  /** How many leading bits count. */
  readonly prefix: number;
}

/** Reads one address, IPv4 or IPv6; no prefix length, no zone id. */
export function readAddress(text: string): Network | undefined {
  const v4 = readV4(text);
  if (v4 !== undefined) return { family: 4, address: BigInt(v4), prefix: 32 };
  const v6 = readV6(text);
  return v6 === undefined ? undefined : { family: 6, address: v6, prefix: 128 };
}

/**
 * Reads an address or a CIDR block; bits behind the prefix do not count. An IPv6 address without
 * prefix gets `bareV6Prefix` bits.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (IP address operators).
 */
export function readNetwork(text: string, bareV6Prefix: number): Network | undefined {
  const slash = text.indexOf('/');
  const address = readAddress(slash < 0 ? text : text.slice(0, slash));
  if (!address) return undefined;
  if (slash < 0) return address.family === 6 ? { ...address, prefix: bareV6Prefix } : address;
  const bits = text.slice(slash + 1);
  if (!SMALL.test(bits) || Number(bits) > address.prefix) return undefined;
  return { ...address, prefix: Number(bits) };
}

/** True when the address lies in the network. The two families never meet. */
export function isWithin(address: Network, network: Network): boolean {
  if (address.family !== network.family) return false;
  const ignored = BigInt((network.family === 4 ? 32 : 128) - network.prefix);
  return address.address >> ignored === network.address >> ignored;
}

/** A decimal number of up to three digits, without superfluous zeros. */
const SMALL = /^(0|[1-9][0-9]{0,2})$/;
const V4 = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;

function readV4(text: string): number | undefined {
  const match = V4.exec(text);
  if (!match) return undefined;
  let value = 0;
  for (const byte of match.slice(1)) {
    // `010` is octal to some readers and decimal to others: refused.
    if (!SMALL.test(byte) || Number(byte) > 255) return undefined;
    value = value * 256 + Number(byte);
  }
  return value;
}

function readV6(text: string): bigint | undefined {
  if (text.length > LONGEST_V6) return undefined;
  const gap = text.indexOf('::');
  if (gap < 0) {
    const groups = readGroups(text);
    return groups?.length === 8 ? joinGroups(groups) : undefined;
  }
  const before = readGroups(text.slice(0, gap));
  const after = readGroups(text.slice(gap + 2));
  if (!before || !after || text.slice(0, gap).includes('.')) return undefined;
  const missing = 8 - before.length - after.length;
  if (missing < 1) return undefined;
  return joinGroups([...before, ...Array.from({ length: missing }, () => 0), ...after]);
}

/** Eight groups of four digits with an IPv4 tail, and room for the colons. */
const LONGEST_V6 = 45;

/** The 16-bit groups on one side of `::`; the last may be written as an IPv4 address. */
function readGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const v4 = index === parts.length - 1 ? readV4(part) : undefined;
    if (v4 !== undefined) groups.push(Math.floor(v4 / 65_536), v4 % 65_536);
    else if (GROUP.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

function joinGroups(groups: readonly number[]): bigint {
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}
