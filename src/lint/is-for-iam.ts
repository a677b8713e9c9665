import { takesPrincipal, type Policy, type Statement } from '../policy/policy.ts';
import { readAwsPrincipal } from '../policy/principal.ts';

/** True for a statement that is for users, roles and accounts; services as such are none of these. */
export function isForIam({ principal }: Statement, { type }: Pick<Policy, 'type'>): boolean {
  if (!principal) return !takesPrincipal(type);
  return (
    !principal.negated &&
    principal.entries.length > 0 &&
    principal.entries.every(
      ({ type: kind, value }) => kind === 'AWS' && IAM_KINDS.has(readAwsPrincipal(value).kind),
    )
  );
}

const IAM_KINDS: ReadonlySet<string> = new Set([
  'account',
  'user',
  'role',
  'role-session',
  'federated-user',
]);
