/**
 * Lower-cases A–Z only. AWS compares action names and condition keys without regard to ASCII case;
 * `toLowerCase()` would also fold the Kelvin sign to `k` and make a false match.
 */
export function asciiLower(text: string): string {
  return UPPER.test(text) ? text.replace(UPPER_ALL, (letter) => letter.toLowerCase()) : text;
}

const UPPER = /[A-Z]/;
const UPPER_ALL = /[A-Z]+/g;

/** True when the two texts are equal but for the case of ASCII letters. */
export function equalsIgnoringCase(left: string, right: string): boolean {
  return left.length === right.length && asciiLower(left) === asciiLower(right);
}
