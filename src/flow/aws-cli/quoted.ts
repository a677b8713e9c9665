/** Words as a shell takes them: those with other than plain characters in single quotes. */
export function quoted(words: readonly string[]): string {
  return words
    .map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

const PLAIN = /^[A-Za-z0-9_./:=@%+,-]+$/;
