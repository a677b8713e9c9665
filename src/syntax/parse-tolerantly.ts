import { duplicateKeys } from './duplicate-keys.ts';
import { JsonGrammar } from './json-grammar.ts';
import { bracketProblems } from './bracket-problems.ts';
import { JsonSession } from './json-session.ts';
import type { Parsed } from './parsed.ts';
import { Problems } from './problem.ts';
import { scan, type ScanOptions } from './scan.ts';

let grammar: JsonGrammar | undefined;

/**
 * Parses a text that should be JSON (RFC 8259) and finds all that is wrong with it. Never throws: a
 * hostile text gives problems. Linear in the text.
 */
export function parseTolerantly(text: string, options: ScanOptions): Parsed {
  const problems = new Problems();
  const tokens = scan(text, options, problems);
  if (!tokens) return { root: undefined, problems: problems.sorted() };
  if (tokens.length === 0 && problems.sorted().length === 0) {
    problems.add({
      kind: 'empty',
      at: { start: 0, end: text.length },
      message: 'the text is empty',
      help: 'write a policy document, such as `{"Version": "2012-10-17", "Statement": []}`',
    });
  }
  if (tokens.length === 0) return { root: undefined, problems: problems.sorted() };
  // Built once, when the first text needs it; a test builds it with chevrotain's validation on.
  grammar ??= new JsonGrammar({ validate: false });
  const outcome = grammar.run(tokens, new JsonSession(text, options, problems));
  for (const problem of bracketProblems(text, tokens, outcome.errors)) problems.add(problem);
  for (const problem of duplicateKeys(outcome.root)) problems.add(problem);
  return { root: outcome.root, problems: problems.sorted() };
}
