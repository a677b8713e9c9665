/** Policies repeat few texts; a hostile one may bring many, which are not all kept. */
const MOST = 1000;

/** A function of texts that remembers what it gave for them. */
export function knownTexts<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = work(text);
    if (known.size < MOST) known.set(text, result);
    return result;
  };
}
