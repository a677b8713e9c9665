/**
 * Matches `text` against a pattern in which `*` stands for any run of characters (none included) and
 * `?` for exactly one. Two pointers with one retry point: at most pattern × text steps, no recursion
 * and no regular expression, so a hostile pattern cannot stall it.
 * Source: IAM User Guide, reference_policies_elements_resource (wildcards).
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  return walk(pattern, text, () => true);
}

/** True when `wide` matches every text that the pattern `narrow` matches. */
export function coversPattern(wide: string, narrow: string): boolean {
  // A star of `narrow` stands for texts of any length, so that no `?` can stand for it.
  return walk(wide, narrow, (code) => code !== STAR);
}

function walk(pattern: string, text: string, isOne: (code: number) => boolean): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let retry = 0;
  while (t < text.length) {
    const code = pattern.charCodeAt(p);
    const unit = text.charCodeAt(t);
    if (code === STAR) {
      star = p++;
      retry = t;
    } else if (p < pattern.length && (code === unit || (code === QUESTION && isOne(unit)))) {
      p++;
      t++;
    } else if (star >= 0) {
      // Let the latest star swallow one more character; earlier stars never need a second try.
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (pattern.charCodeAt(p) === STAR) p++;
  return p === pattern.length;
}

const STAR = 0x2a;
const QUESTION = 0x3f;

/** True when the text holds `*` or `?`. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
