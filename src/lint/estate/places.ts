import type { Estate, Principal } from '../../estate/estate.ts';
import type { Path } from '../../syntax/pointer.ts';
import type { PlacedStatement } from './uses.ts';
import type { EstatePlace } from './finding.ts';

/** Where an estate writes a user or a role. */
export function principalPath({ account, kind, name }: Principal): Path {
  return ['accounts', account, kind === 'user' ? 'users' : 'roles', name];
}

/** The actions of an Allow; whoever has it, where it is of a policy of AWS's own. */
export function grantPlace(
  { policy, statement }: PlacedStatement,
  holder: Principal,
  { sources }: Estate,
): EstatePlace {
  if (!sources.has(policy)) return { kind: 'estate', path: principalPath(holder) };
  return { kind: 'policy', policy, at: statement.action ?? statement };
}
