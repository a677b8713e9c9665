import { operator } from '../catalog/operators.ts';
import { setOperatorOf } from '../policy/operator-use.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { readAwsPrincipal, type PrincipalEntry } from '../policy/principal.ts';
import { parseVariables } from '../policy/variable.ts';
import { resultWhenAbsent } from './absent-key.ts';
import type { Witness } from './finding.ts';

/** What a witness puts where a policy leaves the choice open. */
const ACCOUNT = '111111111111';
const CALLER = `arn:aws:iam::${ACCOUNT}:user/example`;
const ANY = 'example';

type Context = Map<string, string>;

/** The request that a witness is about, before the rest of the statement has its say. */
export interface WitnessSeed {
  readonly statement: Statement;
  /** The clause whose key the request lacks. */
  readonly absent: ConditionClause;
  readonly action: string;
  readonly decision: Witness['decision'];
}

/**
 * A request that the statement's principal, resource and other conditions match and that lacks the
 * key of `absent`. Undefined when no such request is plain to see; a wrong one is worse than none.
 */
export function witnessWithout({
  statement,
  absent,
  action,
  decision,
}: WitnessSeed): Witness | undefined {
  const context: Context = new Map();
  const principal = principalOf(statement);
  const resource = resourceOf(statement, context);
  if (principal === undefined || resource === undefined) return undefined;
  for (const clause of statement.conditions) {
    if (clause !== absent && !satisfy(clause, context)) return undefined;
  }
  if (context.has(absent.key.value)) return undefined;
  return { principal, action, resource, context: Object.fromEntries(context), decision };
}

function principalOf({ principal }: Statement): string | undefined {
  if (!principal) return CALLER;
  const [entry] = principal.entries;
  return principal.negated || !entry ? undefined : callerNamedBy(entry);
}

function callerNamedBy({ type, value }: PrincipalEntry): string | undefined {
  if (type !== '*' && type !== 'AWS') return type === 'Service' ? value : undefined;
  const named = readAwsPrincipal(value);
  switch (named.kind) {
    case 'anyone':
      return CALLER;
    case 'account':
      return `arn:aws:iam::${named.account}:user/${ANY}`;
    case 'role':
      return `arn:aws:sts::${named.account}:assumed-role/${named.name}/${ANY}`;
    case 'unique-id':
    case 'unknown':
      return undefined;
    default:
      return value;
  }
}

function resourceOf({ resource }: Statement, context: Context): string | undefined {
  if (!resource) return '*';
  const [pattern] = resource.patterns;
  return resource.negated || !pattern ? undefined : concrete(pattern.text, context);
}

/** A text that a pattern matches; its variables get the value that the context then holds. */
function concrete(pattern: string, context: Context): string | undefined {
  const parts: string[] = [];
  for (const part of parseVariables(pattern)) {
    if (part.kind === 'malformed') return undefined;
    if (part.kind === 'text') parts.push(part.text.replaceAll('*', ANY).replaceAll('?', 'x'));
    if (part.kind === 'escape') parts.push(part.text);
    if (part.kind === 'variable') {
      if (!context.has(part.key)) context.set(part.key, ANY);
      parts.push(context.get(part.key) ?? ANY);
    }
  }
  return parts.join('');
}

/** Puts into the context what makes a clause true; false when that takes more than one plain value. */
function satisfy(clause: ConditionClause, context: Context): boolean {
  if (resultWhenAbsent(clause) === true && !context.has(clause.key.value)) return true;
  const row = operator(clause.operator.name);
  const [value] = clause.values;
  if (!row || !value || row.negated || !SIMPLE.has(row.comparison)) return false;
  if (setOperatorOf(clause.operator) || context.has(clause.key.value)) return false;
  const text = concrete(valueText(value), context);
  if (text !== undefined) context.set(clause.key.value, text);
  return text !== undefined;
}

/** Comparisons that a policy's own value satisfies. */
const SIMPLE: ReadonlySet<string> = new Set([
  'equals',
  'equals-ignore-case',
  'like',
  'arn-like',
  'bool',
  'binary',
]);
