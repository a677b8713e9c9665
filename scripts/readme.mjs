// `npm run readme`: writes below the commands in the `console` blocks of README and of
// docs/simulate.md what they print now. A test holds the pages to it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const page of ['README.md', 'docs/simulate.md']) {
  const renewed = readFileSync(`${root}${page}`, 'utf8').replaceAll(
    /^```console\n\$ keyproof (.*)\n(?:.*\n)*?```$/gm,
    (_, args) => `\`\`\`console\n$ keyproof ${args}\n${outputOf(args.split(' '))}\`\`\``,
  );
  writeFileSync(`${root}${page}`, renewed);
}

function outputOf(args) {
  const { stdout } = spawnSync(process.execPath, [`${root}dist/keyproof.cjs`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout;
}
