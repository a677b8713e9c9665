import { asciiLower } from '../policy/ascii-case.ts';
import { grouped } from '../policy/grouped.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { openKeys } from './absent-key.ts';
import { areApart } from './apart.ts';
import { remembered } from './remembered.ts';
import type { PolicyContext } from './rule.ts';

/** More Deny statements for one key are not compared: no policy needs them. */
const MOST = 16;

/**
 * True when a Deny of the policy hits requests without the condition key, of those that the statement
 * is about; some of them are enough.
 */
export function isDeniedWithout(
  key: string,
  statement: Statement,
  context: Pick<PolicyContext, 'policy' | 'ofService'>,
): boolean {
  const denials = denialsWithout(context.policy).get(asciiLower(key)) ?? [];
  return denials.length > MOST || denials.some((deny) => !areApart(deny, statement, context));
}

/** By condition key, in lower case: the Deny statements that hit requests without it. */
const denialsWithout = remembered(({ statements }: Policy) => {
  const found = statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((deny) => [...openKeys(deny)].map((key) => ({ key, deny })));
  const byKey = grouped(found, ({ key }) => key);
  return new Map([...byKey].map(([key, group]) => [key, group.map(({ deny }) => deny)]));
});
