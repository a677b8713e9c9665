import { networkText } from '../term/network-text.ts';
import { readAddress, type Network } from '../term/network.ts';
import { ascending, lastAtMost, UNREADABLE, type Cell, type Cells } from './cells.ts';

const FAMILIES = [4, 6] as const;
type Family = (typeof FAMILIES)[number];

/** How many texts of a cell are written out. */
const WRITTEN = 4n;

/** The cells that networks cut the addresses of both families into. */
export function addressCells(networks: readonly Network[]): Cells {
  const cells: Cell[] = [UNREADABLE];
  const lines = new Map<Family, { readonly starts: readonly bigint[]; readonly first: number }>();
  for (const family of FAMILIES) {
    const starts = ascending([0n, ...networks.flatMap((network) => cuts(network, family))]);
    lines.set(family, { starts, first: cells.length });
    for (const [index, start] of starts.entries()) {
      cells.push(cellOf(family, start, starts[index + 1] ?? 1n << BigInt(widthOf(family))));
    }
  }
  return {
    cells,
    cellOf(text) {
      const address = readAddress(text);
      const line = address && lines.get(address.family);
      return line ? line.first + lastAtMost(line.starts, address.address) : 0;
    },
  };
}

function widthOf(family: Family): number {
  return family === 4 ? 32 : 128;
}

/** Where a network begins, and where what follows it does. */
function cuts({ family, address, prefix }: Network, wanted: Family): readonly bigint[] {
  if (family !== wanted) return [];
  const ignored = BigInt(widthOf(family) - prefix);
  const first = (address >> ignored) << ignored;
  const next = first + (1n << ignored);
  return next >> BigInt(widthOf(family)) === 0n ? [first, next] : [first];
}

/** IPv4 addresses have one text each; IPv6 addresses have many. */
function cellOf(family: Family, start: bigint, end: bigint): Cell {
  const texts: string[] = [];
  for (let address = start; address < end && address < start + WRITTEN; address++) {
    texts.push(textOf(family, address));
  }
  return { texts, isExhausted: family === 4 && end - start <= WRITTEN };
}

function textOf(family: Family, address: bigint): string {
  const text = networkText({ family, address, prefix: widthOf(family) });
  return text.slice(0, text.indexOf('/'));
}
