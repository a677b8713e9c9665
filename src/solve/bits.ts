/** A set of small numbers, 32 to a word. Sets that are combined have the same length. */
export type Bits = Uint32Array;

/** The numbers below `size` for which `holds`. */
export function bitsWhere(size: number, holds: (index: number) => boolean): Bits {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let index = 0; index < size; index++) if (holds(index)) add(bits, index);
  return bits;
}

/** Puts a number in, in place: for sets that are being built. */
export function add(bits: Bits, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (index & 31));
}

/** Puts all numbers of another set in, in place. */
export function addAll(bits: Bits, more: Bits): void {
  for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] ?? 0) | (more[word] ?? 0);
}

/** True when the number is in the set. */
export function has(bits: Bits, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The numbers in both sets. */
export function meet(left: Bits, right: Bits): Bits {
  const bits = new Uint32Array(left.length);
  for (let word = 0; word < left.length; word++)
    bits[word] = (left[word] ?? 0) & (right[word] ?? 0);
  return bits;
}

/** The numbers of the first set that are not in the second. */
export function without(left: Bits, right: Bits): Bits {
  const bits = new Uint32Array(left.length);
  for (let word = 0; word < left.length; word++)
    bits[word] = (left[word] ?? 0) & ~(right[word] ?? 0);
  return bits;
}

/** True when every number of the first set is in the second. */
export function isWithin(left: Bits, right: Bits): boolean {
  for (let word = 0; word < left.length; word++) {
    if (((left[word] ?? 0) & ~(right[word] ?? 0)) !== 0) return false;
  }
  return true;
}

/** True when the sets have a number in common. */
export function meets(left: Bits, right: Bits): boolean {
  for (let word = 0; word < left.length; word++) {
    if (((left[word] ?? 0) & (right[word] ?? 0)) !== 0) return true;
  }
  return false;
}

/** True for the set without numbers. */
export function isNone(bits: Bits): boolean {
  for (let word = 0; word < bits.length; word++) if (bits[word] !== 0) return false;
  return true;
}

/** The numbers of a set, ascending. */
export function* members(bits: Bits): Generator<number> {
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) {
      yield word * 32 + 31 - Math.clz32(rest & -rest);
    }
  }
}
