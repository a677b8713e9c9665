import type { RuleId, Severity } from '../lint/rule.ts';
import type { Suppression } from '../lint/suppress.ts';
import type { PolicyType } from '../policy/policy.ts';

/** The configuration of a project as its file says it; see `keyproof.config.schema.json`. */
export interface Config {
  readonly rules: readonly (readonly [selector: string, severity: Severity | 'off'])[];
  readonly ignore: readonly string[];
  readonly types: readonly { readonly path: string; readonly type: PolicyType }[];
  readonly accounts: readonly string[];
  readonly suppressions: readonly Suppression[];
  readonly baseline: string | undefined;
  /** The folder that the file's paths and globs are relative to. */
  readonly root: string;
  /** The file itself; undefined when there is none and these are the defaults. */
  readonly file: string | undefined;
}

/** What holds where no file says otherwise. */
export function defaultConfig(root: string): Config {
  return {
    rules: [],
    ignore: [],
    types: [],
    accounts: [],
    suppressions: [],
    baseline: undefined,
    root,
    file: undefined,
  };
}

/**
 * Severities by rule from selectors such as `s3/sse-key-on-read` and `style/*`, later ones winning.
 * Selectors that select nothing are returned for the caller to complain about.
 */
export function severitiesFor(
  selectors: Config['rules'],
  ids: readonly RuleId[],
): {
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
  readonly unknown: readonly string[];
} {
  const severities = new Map<RuleId, Severity | 'off'>();
  const unknown: string[] = [];
  for (const [selector, severity] of selectors) {
    const selected = ids.filter((id) => selects(selector, id));
    if (selected.length === 0) unknown.push(selector);
    for (const id of selected) severities.set(id, severity);
  }
  return { severities, unknown };
}

function selects(selector: string, id: RuleId): boolean {
  return (
    selector === '*' ||
    selector === id ||
    (selector.endsWith('/*') && id.startsWith(selector.slice(0, -1)))
  );
}
