import type { Diagnostic } from './diagnostic.ts';
import { grouped } from '../policy/grouped.ts';
import { familyOf } from './rule.ts';

/** A finding that the project accepts, with the reason that a reviewer will want to read. */
export interface Suppression {
  /** A rule's id or `family/*`. */
  readonly rule: string;
  /** Glob of the files it holds for. */
  readonly path: string;
  readonly sid: string | undefined;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until: string | undefined;
}

export interface SuppressOptions {
  readonly suppressions: readonly Suppression[];
  readonly matchesPath: (glob: string, path: string) => boolean;
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
}

export interface Suppressed {
  readonly kept: readonly Diagnostic[];
  readonly hidden: number;
  /** Suppressions that hid nothing, and whether that is because they have run out. */
  readonly unused: readonly { readonly suppression: Suppression; readonly expired: boolean }[];
}

/** Takes out the findings that the configuration accepts and says which entries did nothing. */
export function suppress(findings: readonly Diagnostic[], options: SuppressOptions): Suppressed {
  const { suppressions, today } = options;
  const active = suppressions.filter(({ until }) => until === undefined || until >= today);
  const byRule = grouped(active, ({ rule }) => rule);
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const candidates = [finding.rule, `${familyOf(finding.rule)}/*`].flatMap(
      (rule) => byRule.get(rule) ?? [],
    );
    const hiding = candidates.filter((suppression) => hides(suppression, finding, options));
    for (const suppression of hiding) used.add(suppression);
    return hiding.length === 0;
  });
  const unused = suppressions
    .filter((suppression) => !used.has(suppression))
    .map((suppression) => ({ suppression, expired: !active.includes(suppression) }));
  return { kept, hidden: findings.length - kept.length, unused };
}

function hides(
  { path, sid }: Suppression,
  finding: Diagnostic,
  { matchesPath }: SuppressOptions,
): boolean {
  return (sid === undefined || sid === finding.sid) && matchesPath(path, finding.path);
}
