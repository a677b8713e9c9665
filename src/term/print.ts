import type { Comparison } from '../catalog/operators.ts';
import type { Term } from './term.ts';
import type { KeyTest, PresenceTest, PrincipalName, Test } from './test.ts';

/** A term in words, for people: one line, with brackets where a part could be misread. */
export function printTerm(term: Term): string {
  switch (term.kind) {
    case 'true':
      return 'always';
    case 'false':
      return 'never';
    case 'unknown':
      return `it is not known (${term.reason})`;
    case 'test':
      return printTest(term.test);
    case 'not':
      return term.part.kind === 'test'
        ? printNegatedTest(term.part.test)
        : `not ${inner(term.part)}`;
    case 'and':
    case 'or':
      return term.parts.map(inner).join(` ${term.kind} `);
    case 'reading':
      return printTerm(term.usual);
    case 'statement':
      return printTerm(term.part);
  }
}

function inner(term: Term): string {
  const bare = withoutPlace(term);
  const isJoined = bare.kind === 'and' || bare.kind === 'or';
  return isJoined ? `(${printTerm(bare)})` : printTerm(bare);
}

/** The term that is printed for a statement or a doubtful point. */
function withoutPlace(term: Term): Term {
  if (term.kind === 'statement') return withoutPlace(term.part);
  return term.kind === 'reading' ? withoutPlace(term.usual) : term;
}

/**
 * A test in words.
 * @param nameOf What the reader calls a context key; its name in backticks where it is left out.
 */
export function printTest(test: Test, nameOf: (key: string) => string = code): string {
  switch (test.kind) {
    case 'action':
      return `the action is like ${oneOf(test.written)}`;
    case 'resource':
      return `the resource is like ${oneOf(test.written)}`;
    case 'resource-template':
      return `the resource ${test.negated ? 'is not like' : 'is like'} ${oneOf(test.written)}`;
    case 'principal':
      return `the caller is ${test.names.map(printName).join(' or ')}`;
    case 'key':
      return printKey(test, nameOf);
    case 'presence':
      return `${nameOf(test.name)} is ${printPresence(test)}`;
    case 'encryption-pair':
      return `the encryption context holds ${code(`${test.name}=${test.value}`)}`;
    case 'encryption-names':
      return `the encryption context holds no name but ${oneOf(test.names)}`;
  }
}

function printPresence({ whenPresent, whenAbsent }: PresenceTest): string {
  if (whenPresent) return whenAbsent ? 'present or absent' : 'present';
  return whenAbsent ? 'absent' : 'neither present nor absent';
}

/** The negation of a test in words. */
export function printNegatedTest(test: Test, nameOf: (key: string) => string = code): string {
  switch (test.kind) {
    case 'action':
      return `the action is not like ${oneOf(test.written)}`;
    case 'resource':
      return `the resource is not like ${oneOf(test.written)}`;
    case 'principal':
      return `the caller is not ${test.names.map(printName).join(' or ')}`;
    default:
      return `not (${printTest(test, nameOf)})`;
  }
}

function printName(name: PrincipalName): string {
  switch (name.kind) {
    case 'account':
      return `of account ${code(name.account)}`;
    case 'exactly':
      return code(name.text);
    case 'role':
      return code(name.arn);
    case 'role-of-session':
      return `the role ${code(name.role)} of account ${code(name.account)}`;
  }
}

const SUBJECTS = { one: '', all: 'every value of ', any: 'some value of ' } as const;

function printKey(test: KeyTest, nameOf: (key: string) => string): string {
  const { positive, negative, suffix = '' } = wordsFor(test);
  const { written } = test;
  const anyOf = written.length > 1 ? 'any of ' : '';
  const predicate = test.negated
    ? `${negative} ${anyOf}${written.map(code).join(', ')}`
    : `${positive} ${oneOf(written)}`;
  const absent = test.whenAbsent ? ' (or is absent)' : '';
  return `${SUBJECTS[test.quantifier]}${nameOf(test.name)} ${predicate}${suffix}${absent}`;
}

function wordsFor({ comparison, sets }: KeyTest): Words {
  const isDate = sets.some(({ kind }) => kind === 'instants');
  return (isDate ? DATE_WORDS.get(comparison) : undefined) ?? WORDS[comparison];
}

interface Words {
  readonly positive: string;
  readonly negative: string;
  readonly suffix?: string;
}

const EQUAL: Words = { positive: 'equals', negative: 'does not equal' };
const LIKE: Words = { positive: 'is like', negative: 'is not like' };

/** What a comparison says of the request's value, followed by the policy's. */
const WORDS: Readonly<Record<Comparison, Words>> = {
  equals: EQUAL,
  'equals-ignore-case': { ...EQUAL, suffix: ' in any letter case' },
  like: LIKE,
  'arn-like': LIKE,
  'less-than': { positive: 'is less than', negative: 'is not less than' },
  'less-than-equals': { positive: 'is at most', negative: 'is not at most' },
  'greater-than': { positive: 'is greater than', negative: 'is not greater than' },
  'greater-than-equals': { positive: 'is at least', negative: 'is not at least' },
  'in-range': { positive: 'is within', negative: 'is not within' },
  bool: { positive: 'is', negative: 'is not' },
  binary: EQUAL,
  null: { positive: 'is', negative: 'is not' },
};

const DATE_WORDS: ReadonlyMap<Comparison, Words> = new Map([
  ['less-than', { positive: 'is before', negative: 'is not before' }],
  ['less-than-equals', { positive: 'is not after', negative: 'is after' }],
  ['greater-than', { positive: 'is after', negative: 'is not after' }],
  ['greater-than-equals', { positive: 'is not before', negative: 'is before' }],
]);

function oneOf(texts: readonly string[]): string {
  return texts.map(code).join(' or ');
}

function code(text: string): string {
  return `\`${text}\``;
}
