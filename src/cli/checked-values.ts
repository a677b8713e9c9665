import { UsageError } from '../config/usage-error.ts';
import { STANDARD_INPUT } from './standard-input.ts';

/** Options and positionals that may be given more than once. */
const LISTS: ReadonlySet<string> = new Set([
  '_',
  'paths',
  'files',
  'events',
  'suites',
  'rule',
  'reading',
  'with',
]);

/** Options that mean something without a value. */
const VALUE_FREE: ReadonlySet<string> = new Set(['changed']);

/**
 * Checks what yargs lets pass: an option given twice, one without its value, a number that is none.
 * @throws UsageError for the first of them.
 */
export function checkedValues(values: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(values)) {
    // A short name repeats what the long one says.
    if (name.length === 1) continue;
    if (Array.isArray(value) && !LISTS.has(name)) throw new UsageError(`--${name} is given twice`);
    if ((value === '' || value === STANDARD_INPUT) && name !== '$0' && !VALUE_FREE.has(name))
      throw new UsageError(`--${name} takes a value`);
    if (typeof value === 'number' && !(Number.isInteger(value) && value >= 0))
      throw new UsageError(`--${name} takes a whole number`);
  }
  return true;
}
