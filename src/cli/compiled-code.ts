import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, type Module } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** Characters below which a chunk is compiled faster than another file is opened. */
const SMALL = 10_000;

interface Chunk {
  readonly filename: string;
  /** Its source; Node.js gives code compiled here no way to import ES modules. */
  readonly text: string;
}

/** A chunk of the bundle that was compiled, and the file that keeps what compiling it gave. */
interface Compiled {
  readonly script: Script;
  readonly kept: string;
  /** False when nothing was kept for it, or nothing that this Node.js takes. */
  readonly isKept: boolean;
}

/**
 * Keeps the compiled code of the bundle's chunks beside them, so that later starts need not compile:
 * half of what a start takes. Code is kept for one version of Node.js, which refuses what another
 * wrote; a chunk has the hash of its text in its name. Whoever can write there could as well write
 * the chunks, and where keyproof itself cannot, nothing is kept.
 */
export function keepCompiledCode(): void {
  const compiled: Compiled[] = [];
  const { extensions } = createRequire(import.meta.filename);
  const plainly = extensions['.js'];
  extensions['.cjs'] = (module, filename) => {
    // The build leaves nothing but ASCII in a chunk.
    const text = readFileSync(filename, 'latin1');
    if (text.length < SMALL) return void plainly(module, filename);
    const chunk = compile({ filename, text });
    compiled.push(chunk);
    run(chunk, module, filename);
  };
  process.once('exit', () => {
    // At the end, when what the chunks are used for has been compiled, too. All of them, since what
    // a command calls in the chunks that it shares with others is compiled at its first run.
    if (!compiled.every(({ isKept }) => isKept)) compiled.forEach(keep);
  });
}

function compile({ filename, text }: Chunk): Compiled {
  const kept = `${filename}.${process.version}-${process.arch}.code`;
  const cachedData = read(kept);
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new Script(wrapped, { filename, ...(cachedData && { cachedData }) });
  return { script, kept, isKept: cachedData !== undefined && !script.cachedDataRejected };
}

function run({ script }: Compiled, module: Module, filename: string): void {
  const require = (id: string): unknown => module.require(id);
  script.runInThisContext()(module.exports, require, module, filename, dirname(filename));
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another start may read the file at the same time. */
function keep({ script, kept }: Compiled): void {
  const draft = `${kept}.${process.pid}`;
  try {
    writeFileSync(draft, script.createCachedData(), { flag: 'wx' });
    renameSync(draft, kept);
  } catch {
    // A folder that nobody writes to only makes for slower starts.
    rmSync(draft, { force: true });
  }
}
