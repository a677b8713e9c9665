import { assumptions } from '../authorize/assumptions.ts';
import { UsageError } from '../config/usage-error.ts';
import { doubts, UNDECIDED } from '../flow/doubts.ts';
import { suggestion } from './suggestion.ts';

/**
 * The readings that somebody chooses, as `simulate` takes them.
 * @throws UsageError for a point or a reading that does not exist.
 */
export function knownReadings(texts: readonly string[]): ReadonlySet<string> {
  for (const text of texts) {
    const equals = text.indexOf('=');
    const id = equals < 0 ? text : text.slice(0, equals);
    const doubt = doubts.get(id);
    if (equals < 0 && assumptions.has(id)) continue;
    if (!doubt) {
      const ids = [...assumptions.keys(), ...doubts.keys()];
      throw new UsageError(`there is no doubtful point ${id}${suggestion(id, ids)}`);
    }
    const readings = [...doubt.readings, UNDECIDED];
    const reading = text.slice(equals + 1);
    if (equals < 0 || !readings.includes(reading)) {
      const meant = equals < 0 ? '' : suggestion(reading, readings);
      throw new UsageError(`${id} is read as one of ${readings.join(', ')}${meant}`);
    }
  }
  return new Set(texts);
}
