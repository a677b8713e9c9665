import { once } from '../catalog/once.ts';
import { visible } from '../report/escape.ts';
import { EXIT } from './exit-code.ts';

/** What a command may touch of the process around it; tests bring their own. */
export interface Io {
  readonly folder: string;
  readonly now: Date;
  /** Results; true when a person looks at them. */
  readonly stdout: Sink;
  /** Progress and notes. */
  readonly stderr: Sink;
  readonly environment: (name: string) => string | undefined;
  readonly stdin: AsyncIterable<Uint8Array>;
}

export interface Sink {
  readonly isTerminal: boolean;
  write(text: string): void;
  /** Waits until what was written is taken; false once nobody reads any more. */
  ready(): Promise<boolean>;
}

/** The real process. Its streams are opened when they are first used: each takes milliseconds. */
export function processIo(): Io {
  return {
    folder: process.cwd(),
    now: new Date(),
    stdout: sinkOf(() => process.stdout),
    stderr: sinkOf(() => process.stderr),
    environment: (name) => process.env[name],
    get stdin() {
      return process.stdin;
    },
  };
}

function sinkOf(open: () => NodeJS.WriteStream): Sink {
  const opened = once(() =>
    open().on('error', (error: Error & { readonly code?: string }) => {
      // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
      if (error.code === 'EPIPE') return;
      process.stderr.write(`keyproof: ${visible(error.message)}\n`);
      process.exit(EXIT.usage);
    }),
  );
  return {
    get isTerminal() {
      return opened().isTTY === true;
    },
    write: (text) => void opened().write(text),
    async ready() {
      if (opened().writableNeedDrain) await drained(opened());
      return opened().writable;
    },
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of DONE) stream.off(event, done);
      resolve();
    };
    for (const event of DONE) stream.on(event, done);
  });
}

const DONE = ['drain', 'close', 'error'] as const;

/** Colours only for a person at a terminal, or where someone asks (https://no-color.org). */
export function usesColor({ stdout, environment }: Io): boolean {
  if (environment('NO_COLOR')) return false;
  const forced = environment('FORCE_COLOR');
  return forced !== undefined && forced !== '0' ? true : stdout.isTerminal;
}
