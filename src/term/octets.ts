/**
 * The bytes of a base64 text (RFC 4648 section 4: standard alphabet, padded), one character a byte.
 * Undefined when it is none. Spare bits of the last digit do not count.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (BinaryEquals).
 */
export function readOctets(text: string): string | undefined {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return undefined;
  const bytes: string[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of text) {
    if (digit === '=') break;
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xfff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push(String.fromCharCode((bits >> count) & 0xff));
  }
  return bytes.join('');
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
