/** Exit codes of every command; scripts build on them. */
export const EXIT = {
  /** Nothing to report. */
  clean: 0,
  /** Findings, a denied request, a failed claim or test, new access. */
  findings: 1,
  /** Wrong usage, unreadable input, invalid configuration. */
  usage: 2,
  /** A fault of keyproof itself. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
