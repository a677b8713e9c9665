/** A function that computes its value at the first call and returns that same value ever after. */
export function once<T>(compute: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: compute() }).value;
}
