// yargs compares two values with `assert`, whose loading costs 3 ms at every start.
export function strictEqual(actual, expected, message) {
  if (actual !== expected) throw new Error(message);
}

export function notStrictEqual(actual, expected, message) {
  if (actual === expected) throw new Error(message);
}

export default { strictEqual, notStrictEqual };
