/**
 * The bytes of a base64 text (RFC 4648, section 4: the standard alphabet, padding required), or
 * undefined when it is none. Left-over bits of the last character are not looked at.
 */
export function readOctets(text: string): readonly number[] | undefined {
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='));
  const digits = Array.from(text.slice(0, text.length - padding), (char) => ALPHABET.indexOf(char));
  if (text.length % 4 !== 0 || digits.includes(-1)) return undefined;
  const bits = digits.map((digit) => digit.toString(2).padStart(6, '0')).join('');
  const length = Math.floor(bits.length / 8);
  return Array.from({ length }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
