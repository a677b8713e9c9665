import type { Diagnostic } from '../src/index.ts';

/** A line of `~~~` under the text of an example, with the message. */
const SQUIGGLE = /^ *~+(?: .*)?$/;

/** An example without its annotations: the text that keyproof reads. */
export function sourceOf(example: string): string {
  return example
    .split('\n')
    .filter((line) => !SQUIGGLE.test(line))
    .join('\n');
}

/** A text with each diagnostic written under the line where it begins, as examples show it. */
export function annotate(source: string, diagnostics: readonly Diagnostic[]): string {
  return source
    .split('\n')
    .flatMap((line, index) => [
      line,
      ...diagnostics
        .filter(({ range }) => range.start.line === index + 1)
        .map((diagnostic) => squiggle(line, diagnostic)),
    ])
    .join('\n');
}

function squiggle(line: string, { range, message }: Diagnostic): string {
  const start = range.start.column - 1;
  const end = range.end.line === range.start.line ? range.end.column - 1 : line.length;
  return `${' '.repeat(start)}${'~'.repeat(Math.max(1, end - start))} ${message}`;
}
