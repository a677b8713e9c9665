import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command once, so that tests of the command line run what users run. */
export default function build(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
}
