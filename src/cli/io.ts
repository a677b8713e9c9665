import { readFileSync } from 'node:fs';

/** What a command may touch of the process around it; tests bring their own. */
export interface Io {
  readonly folder: string;
  readonly now: Date;
  /** Results; true when a person looks at them. */
  readonly stdout: Sink;
  /** Progress and notes. */
  readonly stderr: Sink;
  readonly environment: (name: string) => string | undefined;
  readonly readStdin: () => Uint8Array;
}

export interface Sink {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** The real process. */
export function processIo(): Io {
  return {
    folder: process.cwd(),
    now: new Date(),
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    environment: (name) => process.env[name],
    readStdin: () => readFileSync(0),
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
  stream.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { isTerminal: stream.isTTY === true, write: (text) => void stream.write(text) };
}

/** Colours only for a person at a terminal, or where someone asks (https://no-color.org). */
export function usesColor({ stdout, environment }: Io): boolean {
  if (environment('NO_COLOR')) return false;
  const forced = environment('FORCE_COLOR');
  return forced !== undefined && forced !== '0' ? true : stdout.isTerminal;
}
