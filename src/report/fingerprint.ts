import type { Diagnostic } from '../lint/diagnostic.ts';

/**
 * A text for each finding that stays the same when lines move: rule, file, pointer and message, and
 * a count where these repeat. Order and length are those of `findings`.
 */
export function fingerprints(findings: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, path, pointer, message }) => {
    const base = JSON.stringify([rule, path, pointer, message]);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}#${count}`;
  });
}
