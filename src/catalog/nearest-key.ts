import { nearest } from './nearest.ts';

/**
 * The condition key that was probably meant. A key with a free name is compared up to that name,
 * which is kept: `s3:ExistngObjectTag/team` gives `s3:ExistingObjectTag/team`.
 */
export function nearestKey(text: string, candidates: readonly string[]): string | undefined {
  const whole = nearest(
    text,
    candidates.filter((name) => !FREE.test(name)),
  );
  if (whole !== undefined) return whole;
  const stem = STEM.exec(text)?.[0] ?? '';
  const meant = nearest(
    stem,
    candidates.filter((name) => FREE.test(name)),
  );
  return meant === undefined ? undefined : meant + text.slice(stem.length);
}

const FREE = /[/:]$/;
/** A prefix, its colon, and the name up to the separator before a free name. */
const STEM = /^[^:/]*:[^:/]*[/:]/;
