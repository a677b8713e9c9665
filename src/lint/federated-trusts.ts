import { operator } from '../catalog/operators.ts';
import { sureClaims } from '../catalog/web-identity-providers.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { readFederated } from '../policy/federated.ts';
import { isPlain } from '../policy/plain-value.ts';
import { valueText, type ConditionClause, type Policy, type Statement } from '../policy/policy.ts';
import type { PrincipalEntry } from '../policy/principal.ts';
import { demandsValue } from './caller-limit.ts';
import { reachOf } from './reach.ts';
import { unreadStatements } from './unread-statements.ts';

/** An Allow for the users of an OpenID Connect provider. */
export interface OidcTrust {
  readonly statement: Statement;
  readonly entry: PrincipalEntry;
  /** What stands before the colon in the condition keys of its claims. */
  readonly provider: string;
  /** The claims that a token must have the right value of, in lower case. */
  readonly claims: ReadonlySet<string>;
}

/** Finds them in a trust policy; where a Deny tests claims of the provider, they are left out. */
export function* oidcTrusts(policy: Policy): Generator<OidcTrust> {
  const unread = unreadStatements(policy);
  const denied = keysOf(policy.statements.filter(({ effect }) => effect === 'Deny'));
  for (const statement of policy.statements) {
    const { effect, principal, index } = statement;
    if (effect !== 'Allow' || !principal || principal.negated || unread.has(index)) continue;
    if (!reachOf(statement, 'sts:AssumeRoleWithWebIdentity')) continue;
    if (statement.conditions.some(({ key }) => !isPlain(key.value))) continue;
    for (const entry of principal.entries.filter(({ type }) => type === 'Federated')) {
      const named = readFederated(entry.value);
      if (!named || named.kind === 'saml' || !isPlain(entry.value)) continue;
      const { provider } = named;
      const isDenied = denied.some((key) => claimOf(key, provider) !== undefined);
      if (!isDenied) yield { statement, entry, provider, claims: claimsOf(statement, provider) };
    }
  }
}

/** `host/path:claim` → `claim` in lower case, for a key of that provider. */
export function claimOf(key: string, provider: string): string | undefined {
  const prefix = `${asciiLower(provider)}:`;
  const name = asciiLower(key);
  return name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
}

function claimsOf({ conditions }: Statement, provider: string): ReadonlySet<string> {
  return new Set(
    conditions.flatMap((clause) => {
      const claim = claimOf(clause.key.value, provider);
      return claim !== undefined && asksFor(clause, claim) ? [claim] : [];
    }),
  );
}

function asksFor(clause: ConditionClause, claim: string): boolean {
  const row = operator(clause.operator.name);
  if (!row || row.negated || row.family === 'Null') return false;
  const texts = clause.values.map(valueText);
  if (texts.length === 0 || texts.some((text) => /^\*+$/.test(text))) return false;
  return sureClaims.has(claim) || demandsValue(clause);
}

function keysOf(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value));
}
