import { applyEdits } from '../syntax/edit.ts';
import { readDocument, type Document } from '../syntax/document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lint, type FileReport, type LintOptions } from './run.ts';

/** One repair can make room for the next; more rounds than this would be two that undo each other. */
const ROUNDS = 10;

export interface FixOptions extends LintOptions {
  /** `unsafe` makes the safe fixes too. */
  readonly grade: 'safe' | 'unsafe';
}

export interface Fixed {
  readonly document: Document;
  readonly report: FileReport;
}

/** Makes all fixes of a grade and lints the result, until nothing more can be repaired. */
export function fixed(document: Document, report: FileReport, options: FixOptions): Fixed {
  let current: Fixed = { document, report };
  for (let round = 0; round < ROUNDS; round++) {
    const text = applyFixes(current.document.text, current.report.diagnostics, options.grade);
    if (text === current.document.text) return current;
    const next = readDocument(document.path, Buffer.from(text));
    current = { document: next, report: lint(next, options) };
  }
  return current;
}

/** The text after the fixes; a fix whose place an earlier one changed waits for the next round. */
export function applyFixes(
  text: string,
  diagnostics: readonly Diagnostic[],
  grade: FixOptions['grade'],
): string {
  const fixes = diagnostics.flatMap(({ fix }) => fix ?? []);
  const wanted = fixes.filter((fix) => fix.grade === 'safe' || grade === 'unsafe');
  const taken: { readonly start: number; readonly end: number }[] = [];
  const edits = wanted.flatMap((fix) => {
    const spans = fix.edits.map(({ offset, length }) => ({ start: offset, end: offset + length }));
    if (spans.some((span) => taken.some((other) => touches(span, other)))) return [];
    taken.push(...spans);
    return fix.edits.map(({ offset, length, text: replacement }) => ({
      at: { start: offset, end: offset + length },
      text: replacement,
    }));
  });
  return applyEdits(text, edits);
}

function touches(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
