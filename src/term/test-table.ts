import type { TestTerm } from './term.ts';
import { testIdentity, type KeyTest, type Test } from './test.ts';

/** Buckets of this size are looked through; tests that find theirs full go by their identity. */
const BUCKET = 8;

/**
 * The test terms that were made, one for each test. The first text of a test is its hash: policies
 * repeat few texts, and these are strings that need not be built.
 */
export class TestTable {
  readonly #buckets = new Map<string, TestTerm[]>();
  #rest: Map<string, TestTerm> | undefined;

  /** The term of a test, made by `make` when there is none yet. */
  share(test: Test, make: () => TestTerm): TestTerm {
    const hash = firstText(test);
    const bucket = this.#buckets.get(hash);
    if (!bucket) {
      const made = make();
      this.#buckets.set(hash, [made]);
      return made;
    }
    const known = bucket.find((term) => isSameTest(term.test, test));
    if (known) return known;
    if (bucket.length >= BUCKET) return this.#shareByIdentity(test, make);
    const made = make();
    bucket.push(made);
    return made;
  }

  #shareByIdentity(test: Test, make: () => TestTerm): TestTerm {
    const rest = (this.#rest ??= new Map());
    const identity = testIdentity(test);
    const known = rest.get(identity);
    if (known) return known;
    const made = make();
    rest.set(identity, made);
    return made;
  }
}

function firstText(test: Test): string {
  switch (test.kind) {
    case 'principal':
      return test.names[0]?.kind ?? '';
    case 'presence':
      return test.key;
    case 'encryption-pair':
      return test.name;
    case 'encryption-names':
      return test.names[0] ?? '';
    default:
      return test.written[0] ?? '';
  }
}

function isSameTest(left: Test, right: Test): boolean {
  if (left.kind === 'key' && right.kind === 'key') return isSameKeyTest(left, right);
  return left.kind === right.kind && testIdentity(left) === testIdentity(right);
}

function isSameKeyTest(left: KeyTest, right: KeyTest): boolean {
  return (
    left.key === right.key &&
    left.comparison === right.comparison &&
    left.variant === right.variant &&
    left.quantifier === right.quantifier &&
    left.negated === right.negated &&
    left.whenAbsent === right.whenAbsent &&
    left.whenUnresolved === right.whenUnresolved &&
    left.whenUnreadable === right.whenUnreadable &&
    isSameList(left.written, right.written)
  );
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
