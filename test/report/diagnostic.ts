import type { Diagnostic } from '../../src/lint/diagnostic.ts';

const START = { line: 1, column: 1, offset: 0 };

/** A finding of which a test says only what matters to it. */
export function diagnostic(given: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 's3/sse-key-on-read',
    severity: 'error',
    message: 'the message',
    why: 'the reason',
    help: 'the help',
    path: 'policy.json',
    pointer: '/Statement/0',
    range: { start: START, end: START },
    sid: undefined,
    labels: [],
    fix: undefined,
    witness: undefined,
    docs: 'https://docs.aws.amazon.com/page',
    ...given,
  };
}
