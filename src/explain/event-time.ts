import { readInstant } from '../term/instant.ts';

/** The whole seconds since 1970 of an `eventTime`; undefined for a text that is no time. */
export function eventSeconds(eventTime: string): number | undefined {
  if (!eventTime.includes('T')) return undefined;
  const instant = readInstant(eventTime, 'seconds');
  return instant && Number(instant.seconds);
}
