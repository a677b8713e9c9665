import type { OperationRequest } from '../operation-request.ts';

/** What a command line of the AWS CLI would do, or why it does nothing that keyproof can tell. */
export type AwsCommand = AwsCalls | AwsFault;

/** The calls that a command makes, in their order. */
export interface AwsCalls {
  readonly kind: 'calls';
  readonly calls: readonly AwsCall[];
  /** True for `--no-sign-request`: the caller is anonymous. */
  readonly isUnsigned: boolean;
  /** What a reader of the result must know, a sentence each. */
  readonly notes: readonly string[];
  /** For an upload that cannot send an encryption context: the command that can. */
  readonly withContext: string | undefined;
}

/** A command line that the AWS CLI refuses, or that keyproof cannot follow. */
export interface AwsFault {
  readonly kind: 'fault';
  readonly message: string;
  readonly help: string;
  /** A command that does what was meant. */
  readonly instead?: string | undefined;
}

/** One call of a command, but for who makes it. */
export interface AwsCall extends Omit<OperationRequest, 'principal'> {
  /** The case in which the command makes it; undefined for always. */
  readonly when: string | undefined;
}

/** Makes a fault. */
export function fault(message: string, help: string, instead?: string): AwsFault {
  return { kind: 'fault', message, help, instead };
}
