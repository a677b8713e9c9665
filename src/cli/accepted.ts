import { dirname, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { globMatcher } from '../config/globs.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { suppress, type Suppression } from '../lint/suppress.ts';
import type { Io } from './io.ts';
import type { LintArguments } from './lint.ts';
import { pathFrom } from './path-from.ts';

export interface Accepted {
  /** What nobody has accepted yet. */
  readonly findings: readonly Diagnostic[];
  /** How many are left out. */
  readonly hidden: number;
  /** Suppressions and baseline entries that hide nothing any more. */
  readonly notes: readonly string[];
}

interface AcceptOptions {
  readonly args: Pick<LintArguments, 'baseline'>;
  readonly config: Config;
  readonly io: Io;
}

/** Leaves out the findings that the suppressions of the configuration accept. */
export function unsuppressed(
  findings: readonly Diagnostic[],
  { config, io }: Omit<AcceptOptions, 'args'>,
): Accepted {
  const { kept, hidden, unused } = suppress(findings, {
    suppressions: config.suppressions,
    matchesPath: pathTest(config, io),
    today: io.now.toISOString().slice(0, 10),
  });
  const notes = unused.map(({ suppression, expired }) => unusedNote(suppression, expired));
  return { findings: kept, hidden, notes };
}

/** Leaves out the findings that the baseline knows. */
export async function unknownToBaseline(
  findings: readonly Diagnostic[],
  { args, config, io }: AcceptOptions,
): Promise<Accepted> {
  const file = args.baseline ?? (config.baseline && resolve(config.root, config.baseline));
  if (file === undefined) return { findings, hidden: 0, notes: [] };
  const path = resolve(io.folder, file);
  const [{ readBaseline }, { compareWithBaseline }] = await Promise.all([
    import('../config/baseline-file.ts'),
    import('../lint/baseline.ts'),
  ]);
  const baseline = await readBaseline(path, io.folder);
  const originals = new Map(
    findings.map((finding) => [besideBaseline(finding, path, io), finding]),
  );
  const { kept, hidden, stale } = compareWithBaseline([...originals.keys()], baseline);
  const count = stale.length;
  const notes =
    count > 0 ? [`${count} entries of the baseline hide nothing any more; write it anew`] : [];
  return { findings: kept.flatMap((finding) => originals.get(finding) ?? []), hidden, notes };
}

/** A finding whose path is as a baseline file has it: relative to that file, wherever one works. */
export function besideBaseline(finding: Diagnostic, baseline: string, io: Io): Diagnostic {
  return { ...finding, path: pathFrom(dirname(resolve(io.folder, baseline)), finding.path, io) };
}

/** Tests paths for the globs of suppressions; each glob is compiled once. */
function pathTest(config: Config, io: Io): (glob: string, path: string) => boolean {
  const matchers = new Map(config.suppressions.map(({ path }) => [path, globMatcher(path)]));
  return (glob, path) => matchers.get(glob)?.(pathFrom(config.root, path, io)) ?? false;
}

function unusedNote({ rule, path, sid }: Suppression, expired: boolean): string {
  const where = sid === undefined ? path : `${path} (Sid ${sid})`;
  const reason = expired ? 'has run out' : 'hides nothing';
  return `the suppression of ${rule} for ${where} ${reason}; delete it`;
}
