import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';

/** What one call of the command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly folder: string;
  readonly stdin?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly now?: Date;
}

/** The surroundings of a command in this process, and what it writes to them. */
export function ioFor(options: RunOptions): {
  readonly io: Io;
  readonly written: Omit<Ran, 'code'>;
} {
  const { folder, stdin = '', environment = {}, isTerminal = false, now = new Date(0) } = options;
  const written = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr'): Io['stdout'] => ({
    isTerminal,
    write: (text) => void (written[name] += text),
    ready: () => Promise.resolve(true),
  });
  const variables = new Map(Object.entries(environment));
  const io = {
    folder,
    now,
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    environment: (name: string) => variables.get(name),
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
  };
  return { io, written };
}

/** Runs the command in this process, in a folder, with standard input from a text. */
export async function runKeyproof(args: readonly string[], options: RunOptions): Promise<Ran> {
  const { io, written } = ioFor(options);
  const code = await main(args, io);
  return { code, ...written };
}
