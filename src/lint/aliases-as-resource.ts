import type { Action } from '../catalog/action.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { unlisted } from './applied-actions.ts';
import type { PolicyContext } from './rule.ts';
import { unreadStatements } from './unread-statements.ts';

/** Aliases of KMS keys in a statement about actions that AWS KMS authorizes on keys. */
export interface AliasesAsResource {
  readonly statement: Statement;
  readonly aliases: readonly [ResourcePattern, ...ResourcePattern[]];
  /** The actions for which the aliases stand in vain. */
  readonly actions: readonly Action[];
  /** True when no other resource of the statement suits these actions. */
  readonly isOnly: boolean;
}

/** Finds them; aliases beside keys only where no action of the statement is about aliases. */
export function* aliasesAsResource(context: PolicyContext): Generator<AliasesAsResource> {
  const unread = unreadStatements(context.policy);
  for (const statement of context.policy.statements) {
    const { resource, index } = statement;
    const [first, ...others] = resource?.patterns.filter(isAlias) ?? [];
    if (!first || resource?.negated || unread.has(index)) continue;
    const reached =
      context.reached(statement)?.flatMap((entry) => entry.actions) ??
      unlisted(statement, 'kms', context.catalog);
    const ofKeys = reached.filter((action) => takes('key', action) && !takes('alias', action));
    if (ofKeys.length === 0) continue;
    const fitting = context.applied(statement, 'kms').ids;
    const inVain = ofKeys.filter(({ id }) => !fitting.has(id));
    const isOnly = inVain.length > 0;
    if (!isOnly && reached.some((action) => takes('alias', action))) continue;
    yield { statement, aliases: [first, ...others], actions: isOnly ? inVain : ofKeys, isOnly };
  }
}

function isAlias({ arn }: ResourcePattern): boolean {
  return arn?.service === 'kms' && arn.resource.startsWith('alias/');
}

function takes(type: string, { service, resourceTypes }: Action): boolean {
  return service === 'kms' && resourceTypes.some((each) => each.type.name === type);
}
