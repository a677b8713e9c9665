/** The text with A–Z lower-cased and nothing else: AWS folds ASCII letters only (reading of D42). */
export function lower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** True when the texts differ at most in the case of ASCII letters. */
export function sameIgnoringCase(left: string, right: string): boolean {
  return lower(left) === lower(right);
}

/** True for a non-empty text of the digits 0–9. */
export function isDigits(text: string): boolean {
  return text !== '' && [...text].every((char) => char >= '0' && char <= '9');
}
