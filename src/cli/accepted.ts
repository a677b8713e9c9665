import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { globMatcher } from '../config/globs.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { suppress, type Suppression } from '../lint/suppress.ts';
import type { Io } from './io.ts';
import type { LintArguments } from './lint.ts';
import { pathInConfig } from './path-in-config.ts';

export interface Accepted {
  /** What nobody has accepted yet. */
  readonly findings: readonly Diagnostic[];
  readonly suppressed: number;
  readonly baseline: number;
  /** Suppressions and baseline entries that hide nothing any more. */
  readonly notes: readonly string[];
}

interface AcceptOptions {
  readonly args: Pick<LintArguments, 'baseline'>;
  readonly config: Config;
  readonly io: Io;
}

/** Leaves out the findings that suppressions and the baseline accept. */
export async function accepted(
  findings: readonly Diagnostic[],
  { args, config, io }: AcceptOptions,
): Promise<Accepted> {
  const suppressed = suppress(findings, {
    suppressions: config.suppressions,
    matchesPath: pathTest(config, io),
    today: io.now.toISOString().slice(0, 10),
  });
  const unused = suppressed.unused.map(({ suppression, expired }) =>
    unusedNote(suppression, expired),
  );
  const file = args.baseline ?? (config.baseline && resolve(config.root, config.baseline));
  if (file === undefined) {
    return { findings: suppressed.kept, suppressed: suppressed.hidden, baseline: 0, notes: unused };
  }
  const [{ readBaseline }, { compareWithBaseline }] = await Promise.all([
    import('../config/baseline-file.ts'),
    import('../lint/baseline.ts'),
  ]);
  const compared = compareWithBaseline(
    suppressed.kept,
    await readBaseline(resolve(io.folder, file), io.folder),
  );
  const stale =
    compared.stale.length > 0
      ? [`${compared.stale.length} entries of the baseline hide nothing any more; write it anew`]
      : [];
  return {
    findings: compared.kept,
    suppressed: suppressed.hidden,
    baseline: compared.hidden,
    notes: [...unused, ...stale],
  };
}

/** Tests paths for the globs of suppressions; each glob is compiled once. */
function pathTest(config: Config, io: Io): (glob: string, path: string) => boolean {
  const matchers = new Map(config.suppressions.map(({ path }) => [path, globMatcher(path)]));
  return (glob, path) => matchers.get(glob)?.(pathInConfig(path, config, io)) ?? false;
}

function unusedNote({ rule, path, sid }: Suppression, expired: boolean): string {
  const where = sid === undefined ? path : `${path} (Sid ${sid})`;
  const reason = expired ? 'has run out' : 'hides nothing';
  return `the suppression of ${rule} for ${where} ${reason}; delete it`;
}
