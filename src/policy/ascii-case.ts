/**
 * Lower-cases A–Z only. AWS compares action names and condition keys without regard to ASCII case;
 * `toLowerCase()` would also fold the Kelvin sign to `k` and make a false match.
 */
export function asciiLower(text: string): string {
  // Text without other characters is left to the built-in, which is many times faster.
  if (!NON_ASCII.test(text)) return text.toLowerCase();
  return text.replace(UPPER, (letters) => letters.toLowerCase());
}

const NON_ASCII = /[^\x00-\x7f]/;
const UPPER = /[A-Z]+/g;

/** True when the two texts are equal but for the case of ASCII letters. */
export function equalsIgnoringCase(left: string, right: string): boolean {
  return left.length === right.length && asciiLower(left) === asciiLower(right);
}
