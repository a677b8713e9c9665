import type { Network } from './network.ts';

/** The CIDR block of a network as RFC 4632 and RFC 5952 write it, bits behind the prefix zero. */
export function networkText({ family, address, prefix }: Network): string {
  const ignored = BigInt((family === 4 ? 32 : 128) - prefix);
  const first = (address >> ignored) << ignored;
  return `${family === 4 ? textOfV4(first) : textOfV6(first)}/${prefix}`;
}

function textOfV4(address: bigint): string {
  return pieces(address, { count: 4, bits: 8n }).join('.');
}

/** The longest run of two or more zero groups, the first of equally long ones, becomes `::`. */
function textOfV6(address: bigint): string {
  const groups = pieces(address, { count: 8, bits: 16n });
  const { from, length } = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
}

function pieces(
  value: bigint,
  { count, bits }: { readonly count: number; readonly bits: bigint },
): readonly number[] {
  const mask = (1n << bits) - 1n;
  return Array.from({ length: count }, (_, index) =>
    Number((value >> (bits * BigInt(count - 1 - index))) & mask),
  );
}

function longestZeros(groups: readonly number[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { from: index + 1 - length, length };
  }
  return best;
}
