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
  /** Declares the command under a name; `start` is told what to do when it is called. */
  readonly addTo: (parser: Argv, name: string, start: (job: Job) => void) => Argv;
}
