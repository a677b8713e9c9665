import { createHash } from 'node:crypto';
import type { Diagnostic } from '../lint/diagnostic.ts';

/**
 * A hash for each finding that stays the same when lines and statements move: of rule, file, Sid
 * (the pointer where there is none) and message, with a count where these repeat. No two are equal;
 * order and length are those of `findings`.
 */
export function fingerprints(findings: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, path, sid, pointer, message }) => {
    const base = JSON.stringify([rule, path, sid ?? pointer, message]);
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return createHash('sha256').update(`${count} ${base}`).digest('hex');
  });
}
