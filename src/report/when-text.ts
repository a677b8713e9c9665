import type { AccessAnswer } from '../access/answer.ts';
import { sharedCases } from '../access/shown-case.ts';
import { printCase } from '../solve/print-condition.ts';

/** The exact condition in words. */
export function whenText({ cases }: AccessAnswer): string {
  const words = sharedCases(cases, printCase).map((one) => printCase(one));
  const [only = ''] = words;
  return words.length > 1 ? words.map((one) => `(${one})`).join(' or ') : only;
}
