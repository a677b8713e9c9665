import { UsageError } from '../config/usage-error.ts';
import { visible } from '../report/escape.ts';
import { readCommandLine } from './command-line.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { version } from './version.ts';

/** Runs keyproof with the arguments after its name. Never throws: every failure has its exit code. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const job = await readCommandLine(args, (text) => io.stdout.write(text));
    return await job(io);
  } catch (error) {
    if (error instanceof UsageError) {
      const lines = [`keyproof: ${error.message}`, ...error.details];
      io.stderr.write(lines.map((line) => `${visible(line)}\n`).join(''));
      return EXIT.usage;
    }
    io.stderr.write(faultReport(error));
    return EXIT.fault;
  }
}

/** What to send with a bug report: the message and where it came from, without paths of the user's. */
function faultReport(error: unknown): string {
  const chain: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) {
    const origin = /\bat (?:async )?([\w.#<>]+)/.exec(at.stack ?? '')?.[1];
    chain.push(`  ${visible(at.message)}${origin ? ` (in ${origin})` : ''}`);
  }
  return `keyproof: this is a fault of keyproof ${version}, please report it\n${chain.join('\n')}\n`;
}
