import { instantText } from '../term/instant-text.ts';
import { networkText } from '../term/network-text.ts';
import type { ValueSet } from '../term/value-set.ts';

/**
 * Texts on, just below and just above each bound of a set of ordered values: whatever such sets say
 * of any text, they say of one of these. Undefined for sets of texts as such.
 */
export function sampleTexts(set: ValueSet): readonly string[] | undefined {
  switch (set.kind) {
    case 'numbers':
      return [
        NO_VALUE,
        ...set.bounds.flatMap(({ negative, whole, fraction }) =>
          around(BigInt(`${negative ? '-' : ''}${whole || '0'}${fraction}0`)).map((value) =>
            decimal(value, fraction.length + 1),
          ),
        ),
      ];
    case 'instants':
      return [
        NO_VALUE,
        ...set.bounds.flatMap(({ seconds, fraction }) =>
          [-1n, 0n, 1n].flatMap((more) => moments(seconds + more, fraction)),
        ),
      ];
    case 'networks':
      return [
        NO_VALUE,
        '0.0.0.0',
        '::',
        ...set.networks.flatMap(({ family, address, prefix }) => {
          const width = family === 4 ? 32 : 128;
          const size = 1n << BigInt(width - prefix);
          const first = (address / size) * size;
          const end = 1n << BigInt(width);
          return [first, first + size - 1n, first - 1n, first + size]
            .filter((one) => one >= 0n && one < end)
            .map((one) => networkText({ family, address: one, prefix: width }).split('/')[0] ?? '');
        }),
      ];
    default:
      return undefined;
  }
}

/** A text that is no number, no date and no address. */
const NO_VALUE = 'none';

function around(value: bigint): readonly bigint[] {
  return [value - 10n ** 30n, value - 1n, value, value + 1n, value + 10n ** 30n];
}

function decimal(value: bigint, digits: number): string {
  const size = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  return `${value < 0n ? '-' : ''}${size.slice(0, -digits)}.${size.slice(-digits)}`;
}

/** A second, with the given fraction, one that is a little more, and one in between. */
function moments(seconds: bigint, fraction: string): readonly string[] {
  const text = instantText(seconds);
  if (text === undefined) return seconds < 0n ? [] : [`00000${seconds}`];
  return ['.0', fraction && `.${fraction}`, `.${fraction}01`]
    .filter((one) => one !== '')
    .map((one) => text.replace('Z', `${one}Z`));
}
