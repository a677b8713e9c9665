import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from '../config/usage-error.ts';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;

/** A file at a git revision: `REVISION:path`; undefined for a text that is a plain path. */
export function gitSpec(
  text: string,
): { readonly revision: string; readonly path: string } | undefined {
  const colon = text.indexOf(':');
  // A drive of Windows is no revision.
  if (colon < 2 || text.startsWith('-')) return undefined;
  return { revision: text.slice(0, colon), path: text.slice(colon + 1) };
}

/**
 * The bytes of a file at a revision.
 * @throws UsageError when git does not have it.
 */
export async function gitFile(text: string, folder: string): Promise<Uint8Array> {
  try {
    const { stdout } = await run('git', ['show', '--end-of-options', asRelative(text)], {
      cwd: folder,
      encoding: 'buffer',
      maxBuffer: 256 * MEGABYTE,
    });
    return stdout;
  } catch {
    throw new UsageError(`git has no file ${text}`);
  }
}

/** git takes a path from the repository's root unless it says that it is relative. */
function asRelative(text: string): string {
  const spec = gitSpec(text);
  return spec && !spec.path.startsWith('/') ? `${spec.revision}:./${spec.path}` : text;
}
