import type { ClaimRule } from '../lint/claim-rule.ts';
import type { Profile } from '../lint/profiles.ts';
import type { RuleId, Severity } from '../lint/rule.ts';
import type { SensitiveAccess } from '../lint/sensitive.ts';
import type { Suppression } from '../lint/suppress.ts';
import type { PolicyType } from '../policy/policy.ts';

/** The configuration of a project as its file says it; see `keyproof.config.schema.json`. */
export interface Config {
  /** The set of rules that counts where no rule is named. */
  readonly profile: Profile;
  readonly rules: readonly RuleSetting[];
  readonly ignore: readonly string[];
  readonly types: readonly { readonly path: string; readonly type: PolicyType }[];
  readonly accounts: readonly string[];
  readonly sensitive: readonly SensitiveAccess[];
  /** What must hold of an estate; each is a rule of its own. */
  readonly claims: readonly ClaimRule[];
  readonly suppressions: readonly Suppression[];
  readonly baseline: string | undefined;
  /** The folder that the file's paths and globs are relative to. */
  readonly root: string;
  /** The file itself; undefined when there is none and these are the defaults. */
  readonly file: string | undefined;
}

/** The severity of the rules that a selector (`s3/sse-key-on-read`, `style/*`) selects. */
export interface RuleSetting {
  readonly selector: string;
  readonly severity: Severity | 'off';
  /** Where it was written, for messages: `file:line:column` or a flag. */
  readonly from: string;
}

/** What holds where no file says otherwise. */
export function defaultConfig(root: string): Config {
  return {
    profile: 'recommended',
    rules: [],
    ignore: [],
    types: [],
    accounts: [],
    sensitive: [],
    claims: [],
    suppressions: [],
    baseline: undefined,
    root,
    file: undefined,
  };
}

/**
 * Severities by rule, later settings winning. Those that select nothing are returned for the caller
 * to complain about.
 */
export function severitiesFor(
  settings: readonly RuleSetting[],
  ids: readonly RuleId[],
): {
  readonly severities: ReadonlyMap<RuleId, Severity | 'off'>;
  readonly unknown: readonly RuleSetting[];
} {
  const severities = new Map<RuleId, Severity | 'off'>();
  const unknown: RuleSetting[] = [];
  for (const setting of settings) {
    const { selector, severity } = setting;
    const selected = ids.filter((id) => selects(selector, id));
    if (selected.length === 0) unknown.push(setting);
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
