import type { NamedPolicy, PolicySet } from '../authorize/policy-set.ts';
import type { Statement } from '../policy/policy.ts';
import type { StatementKind, StatementSource } from '../term/term.ts';

type Reader = (policies: PolicySet) => readonly NamedPolicy[];

const READERS: ReadonlyMap<StatementKind, Reader> = new Map<StatementKind, Reader>([
  ['identity', ({ identity = [] }) => identity],
  ['boundary', ({ boundary = [] }) => boundary],
  ['session', ({ session = [] }) => session],
  ['endpoint', ({ endpoint = [] }) => endpoint],
  ['scp', ({ scps = [] }) => scps.flat()],
  ['rcp', ({ rcps = [] }) => rcps.flat()],
  ['resource', ({ resource }) => (resource ? [resource] : [])],
]);

/** The policies of one kind in a set. */
export function policiesIn(policies: PolicySet, kind: StatementKind): readonly NamedPolicy[] {
  return READERS.get(kind)?.(policies) ?? [];
}

/** The statement at a place; undefined for a grant and for what nobody can read. */
export function statementAt(
  policies: PolicySet,
  { kind, policy: name, statement }: StatementSource,
): Statement | undefined {
  const named = policiesIn(policies, kind).find((policy) => policy.name === name);
  if (!named || !('policy' in named)) return undefined;
  return named.policy.statements.find(({ index }) => index === statement);
}
