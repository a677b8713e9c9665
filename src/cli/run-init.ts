import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CONFIG_NAMES } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { InitArguments } from './init.ts';
import type { Io } from './io.ts';
import { writeWhole } from './output.ts';
import { version } from './version.ts';

const [NAME] = CONFIG_NAMES;

const CONFIG = `{
  "$schema": "./node_modules/keyproof/schemas/keyproof.config.schema.json",
  "rules": {},
  "ignore": [],
  "accounts": [],
  "suppressions": []
}
`;

const HOOK = `
# .pre-commit-config.yaml
repos:
  - repo: local
    hooks:
      - id: keyproof
        name: keyproof
        entry: keyproof lint --ignore-unknown
        language: node
        additional_dependencies: ["keyproof@${version}"]
        types: [json]
`;

const WORKFLOW = `
# .github/workflows/keyproof.yml
name: keyproof
on: pull_request
jobs:
  lint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
      - run: npx --yes keyproof@${version} lint --format github
`;

/**
 * Writes the configuration file; prints what goes into files that others own.
 * @throws UsageError when the folder is configured already.
 */
export function runInit({ hook, workflow }: InitArguments, io: Io): ExitCode {
  const present = CONFIG_NAMES.find((name) => existsSync(resolve(io.folder, name)));
  if (present) throw new UsageError(`${present} is here already`);
  writeWhole(NAME, CONFIG, io.folder);
  io.stdout.write(
    `wrote ${NAME}; \`keyproof lint\` reads it from here and from every folder below\n`,
  );
  if (hook) io.stdout.write(HOOK);
  if (workflow) io.stdout.write(WORKFLOW);
  return EXIT.clean;
}
