import { asciiLower } from '../policy/ascii-case.ts';
import { grouped } from '../policy/grouped.ts';
import type { Policy, Statement } from '../policy/policy.ts';
import { openKeys } from './absent-key.ts';
import { someMeet } from './apart.ts';
import { remembered } from '../policy/remembered.ts';
import type { PolicyContext } from './rule.ts';

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
  return someMeet(denials, statement, context);
}

/** By condition key, in lower case: the Deny statements that hit requests without it. */
const denialsWithout = remembered(({ statements }: Policy) => {
  const found = statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((deny) => [...openKeys(deny)].map((key) => ({ key, deny })));
  const byKey = grouped(found, ({ key }) => key);
  return new Map([...byKey].map(([key, group]) => [key, group.map(({ deny }) => deny)]));
});
