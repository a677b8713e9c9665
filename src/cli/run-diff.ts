import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { estateDiff } from '../access/estate-diff.ts';
import { policyDiff } from '../access/policy-diff.ts';
import { loadEstate } from '../config/load-estate.ts';
import { reasonOf } from '../config/load.ts';
import { UsageError } from '../config/usage-error.ts';
import { policiesIn } from '../policy/policies-in.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import {
  estateDiffJson,
  estateDiffText,
  policyDiffJson,
  policyDiffText,
} from '../report/diff-report.ts';
import { readDocument } from '../syntax/document.ts';
import { member } from '../syntax/tree.ts';
import type { DiffArguments } from './diff.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { gitFile, gitSpec } from './git-file.ts';
import { usesColor, type Io } from './io.ts';

/** `keyproof diff`: the requests that go through on one side only. */
export async function runDiff(args: DiffArguments, io: Io): Promise<ExitCode> {
  const { before, after, format } = args;
  const color = usesColor(io);
  if (/\.ya?ml$/.test(before) || (await isEstate(before, io.folder))) {
    const [one, other] = [await loadEstate(before, io.folder), await loadEstate(after, io.folder)];
    const diff = estateDiff(one.estate, other.estate);
    io.stdout.write(format === 'json' ? estateDiffJson(diff) : estateDiffText(diff, { color }));
    return exitFor(diff);
  }
  const older = await policyIn(before, args.type, io);
  const newer = await policyIn(after, older.type, io);
  const diff = policyDiff(
    { name: before, policy: older },
    { name: after, policy: newer },
    older.type,
  );
  io.stdout.write(format === 'json' ? policyDiffJson(diff) : policyDiffText(diff, { color }));
  return exitFor(diff);
}

/** What nobody can tell may be new access: a gate stays shut for it. */
function exitFor({
  newAccess,
  verdict,
}: {
  readonly newAccess: readonly unknown[];
  readonly verdict: string;
}): ExitCode {
  return newAccess.length > 0 || verdict === 'unknown' ? EXIT.findings : EXIT.clean;
}

async function isEstate(text: string, folder: string): Promise<boolean> {
  const { root } = readDocument(text, await bytesOf(text, folder));
  return root?.kind === 'object' && member(root, 'accounts') !== undefined;
}

/** The one policy of a file. @throws UsageError when there is none, or several. */
async function policyIn(
  text: string,
  type: PolicyType | undefined,
  { folder }: Io,
): Promise<Policy> {
  const document = readDocument(text, await bytesOf(text, folder));
  const { policies } = policiesIn(document, type);
  const [only] = policies;
  if (!only || policies.length > 1)
    throw new UsageError(`${text} holds ${only ? `${policies.length} policies` : 'no policy'}`);
  return only.policy;
}

async function bytesOf(text: string, folder: string): Promise<Uint8Array> {
  const path = resolve(folder, text);
  if (gitSpec(text) && !existsSync(path)) return gitFile(text, folder);
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`${text}: ${reasonOf(error)}`);
  }
}
