// `npm run readme`: writes below the commands in README's `console` blocks what they print now. A test
// holds README to it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = `${root}README.md`;

const renewed = readFileSync(page, 'utf8').replaceAll(
  /^```console\n\$ keyproof (.*)\n(?:.*\n)*?```$/gm,
  (_, args) => `\`\`\`console\n$ keyproof ${args}\n${outputOf(args.split(' '))}\`\`\``,
);
writeFileSync(page, renewed);

function outputOf(args) {
  const { stdout } = spawnSync(process.execPath, [`${root}dist/keyproof.cjs`, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return stdout;
}
