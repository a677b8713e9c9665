import type { Argv } from 'yargs';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** What a command does once its arguments are understood. */
export type Job = (io: Io) => ExitCode | Promise<ExitCode>;

/** A command of keyproof: light to load, since every start loads them all. */
export interface Command {
  readonly name: string;
  /** The names of its options, without dashes. */
  readonly options: readonly string[];
  /** True when what stands behind `--` is a command of another program, and no path. */
  readonly takesCommand?: boolean;
  /** Understands arguments that hold nothing unusual without yargs; undefined for all others. */
  readonly plainly?: (args: readonly string[]) => Job | undefined;
  /**
   * Declares the command under a name; `start` is told what to do when it is called, `rest` are the
   * words behind `--` of a command that takes them.
   */
  readonly addTo: (
    parser: Argv,
    name: string,
    start: (job: Job) => void,
    rest?: readonly string[],
  ) => Argv;
}
