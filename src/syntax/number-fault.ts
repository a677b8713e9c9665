/** What is wrong with a word that was to be a number, and what to write instead. */
export interface NumberFault {
  readonly message: string;
  readonly help: string;
}

/** What other languages take for numbers; the first that fits counts. */
const FAULTS: readonly (NumberFault & { readonly form: RegExp })[] = [
  {
    form: /^[-+]?(?:nan|inf(?:inity)?)$/i,
    message: 'JSON has no such number',
    help: 'write a finite number',
  },
  {
    form: /^\+/,
    message: 'a JSON number has no plus sign in front',
    help: 'delete the plus sign',
  },
  {
    form: /^-?0[xob]/i,
    message: 'JSON numbers are decimal',
    help: 'write the number in decimal digits',
  },
  {
    form: /^-?0[0-9]/,
    message: 'a JSON number has no leading zero',
    help: 'put it in quotes if the zero counts, as in an account id; delete the zero if not',
  },
  {
    form: /^-?(?:\.|[0-9]+\.(?![0-9]))/,
    message: 'a JSON number has digits on both sides of its point',
    help: 'add a digit, as in `0.5` or `1.0`',
  },
];

const OTHER: NumberFault = {
  message: 'this is no JSON number',
  help: 'write decimal digits, or put it in quotes',
};

/** Says what is wrong with a word that begins like a number and is none. */
export function numberFault(word: string): NumberFault {
  return FAULTS.find(({ form }) => form.test(word)) ?? OTHER;
}

/** True for a word that was to be a number, whether or not it is one in JSON. */
export function isNumeric(word: string): boolean {
  return /^[-+.0-9]/.test(word) || word === 'NaN' || word === 'Infinity';
}
