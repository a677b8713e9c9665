import { instantText } from '../term/instant-text.ts';
import { readInstant, type EpochUnit, type Instant } from '../term/instant.ts';
import type { Cells } from './cells.ts';
import { orderedCells } from './ordered-cells.ts';

/** The cells that bounds cut the points in time into. */
export function instantCells(bounds: readonly Instant[], unit: EpochUnit): Cells {
  const digits = 1 + bounds.reduce((most, { fraction }) => Math.max(most, fraction.length), 0);
  const second = 10n ** BigInt(digits);
  const position = ({ seconds, fraction }: Instant): bigint =>
    seconds * second + BigInt(fraction.slice(0, digits).padEnd(digits, '0'));
  return orderedCells({
    bounds: bounds.map(position),
    step: second,
    read: (text) => {
      const instant = readInstant(text, unit);
      if (!instant) return undefined;
      return { floor: position(instant), isExact: instant.fraction.length <= digits };
    },
    write: (at) => {
      const rest = ((at % second) + second) % second;
      const fraction = rest === 0n ? '' : String(rest).padStart(digits, '0');
      return spellings({ seconds: (at - rest) / second, fraction }, unit);
    },
  });
}

function spellings({ seconds, fraction }: Instant, unit: EpochUnit): readonly string[] {
  const text = instantText(seconds);
  if (text === undefined) return epochSpellings(seconds, unit);
  const dated = fraction ? text.replace('Z', `.${fraction}Z`) : text;
  const longer = fraction ? dated : text.replace('Z', '.0Z');
  const zeros = Array.from({ length: 4 }, (_, count) => '0'.repeat(count + 1));
  return [dated, ...zeros.map((more) => longer.replace('Z', `${more}Z`))];
}

/** Years after 9999 have no date form, and those before 0 have none at all. */
function epochSpellings(seconds: bigint, unit: EpochUnit): readonly string[] {
  if (seconds < 0n) return [];
  const text = String(unit === 'seconds' ? seconds : seconds * 1000n);
  return [text, `0${text}`, `00${text}`];
}
