import { createHash } from 'node:crypto';
import type { Diagnostic } from './diagnostic.ts';

/**
 * Findings that were there when the project began to use keyproof. An entry is a finding without
 * its place in the file: rule, file, Sid (or pointer), message and, of a claim, its sentence, and how
 * many of that kind.
 */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly rule: string;
  readonly path: string;
  /** The statement's Sid; the JSON pointer of its element where it has none. */
  readonly address: string;
  /** Hash of the message, which names the keys, actions and values, and of a claim's sentence. */
  readonly hash: string;
  readonly count: number;
}

/** The baseline that hides exactly these findings. */
export function baselineOf(findings: readonly Diagnostic[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding);
    const count = (entries.get(keyOf(entry))?.count ?? 0) + 1;
    entries.set(keyOf(entry), { ...entry, count });
  }
  const sorted = [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, findings: sorted.map(([, entry]) => entry) };
}

export interface Compared {
  readonly kept: readonly Diagnostic[];
  readonly hidden: number;
  /** Entries of the baseline whose findings are gone: it can be made smaller. */
  readonly stale: readonly BaselineEntry[];
}

/** Takes out the findings that the baseline knows, each as often as it counts them. */
export function compareWithBaseline(findings: readonly Diagnostic[], baseline: Baseline): Compared {
  const left = new Map<string, number>();
  for (const entry of baseline.findings) left.set(keyOf(entry), entry.count);
  const kept = findings.filter((finding) => {
    const key = keyOf(entryOf(finding));
    const remaining = left.get(key) ?? 0;
    if (remaining > 0) left.set(key, remaining - 1);
    return remaining === 0;
  });
  const stale = baseline.findings.filter((entry) => (left.get(keyOf(entry)) ?? 0) > 0);
  return { kept, hidden: findings.length - kept.length, stale };
}

function entryOf(finding: Diagnostic): Omit<BaselineEntry, 'count'> {
  const { rule, path, sid, pointer, message, about = '' } = finding;
  const hash = createHash('sha256')
    .update(message + about)
    .digest('hex')
    .slice(0, 16);
  return { rule, path, address: sid ?? pointer, hash };
}

function keyOf({ rule, path, address, hash }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([rule, path, address, hash]);
}
