/** Seconds of the year 0000's first instant and of the last one of 9999, since 1970. */
const EARLIEST = -62_167_219_200n;
const LATEST = 253_402_300_799n;

/**
 * The ISO 8601 form, in UTC, of whole seconds since 1970: `2026-01-01T00:00:00Z`. Undefined outside
 * the years that the form has four digits for.
 */
export function instantText(seconds: bigint): string | undefined {
  if (seconds < EARLIEST || seconds > LATEST) return undefined;
  return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
