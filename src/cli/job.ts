import type { ExitCode } from './exit-code.ts';

/** What a command does once its arguments are understood. */
export type Job = () => Promise<ExitCode>;
