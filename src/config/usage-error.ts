/** The call is at fault: a flag, the configuration, a file that cannot be read. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Lines to print below the message. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
