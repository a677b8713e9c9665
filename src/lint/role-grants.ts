import { operator } from '../catalog/operators.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { valueText, type ConditionClause, type Statement } from '../policy/policy.ts';
import { grantsOf, type Grant } from './open-grants.ts';
import { isOpenTo } from './open-resource.ts';
import type { PolicyContext } from './rule.ts';
import { isTakenBack } from './taken-back.ts';

/** An Allow of an action on roles, and how it limits which ones. */
export interface RoleGrant extends Grant {
  /** Every role, every role but those of a NotResource, or some. */
  readonly breadth: 'every' | 'rest' | 'some';
  /** True for `iam:*`, which gives more than this. */
  readonly isAllOfIam: boolean;
  /** True when a condition limits the AWS services that the role is for. */
  readonly namesService: boolean;
}

/** An action on roles with the condition key that holds the service. */
export interface RoleAction {
  readonly id: string;
  readonly serviceKey: string;
  /** The last field of ARNs that stand for all the roles there are, besides `role/*`. */
  readonly everyRole?: string;
}

/** Source: IAM User Guide, id_roles_use_passrole. */
export const PASS_ROLE: RoleAction = { id: 'iam:PassRole', serviceKey: 'iam:passedtoservice' };

/** Source: IAM User Guide, using-service-linked-roles. */
export const CREATE_SERVICE_LINKED_ROLE: RoleAction = {
  id: 'iam:CreateServiceLinkedRole',
  serviceKey: 'iam:awsservicename',
  everyRole: 'role/aws-service-role/*',
};

/**
 * The Allow statements of a policy that stand for the action, but for those of every action on named
 * resources or on `*`, which have rules of their own, and those that a Deny takes back.
 */
export function* roleGrants(
  { id, serviceKey, everyRole }: RoleAction,
  { policy, catalog }: PolicyContext,
): Generator<RoleGrant> {
  const action = catalog.action(id);
  if (!action || isTakenBack(policy, id)) return;
  for (const grant of grantsOf(id, policy)) {
    const { statement, reach } = grant;
    const isRest = statement.resource?.negated === true;
    if (reach.kind === 'any' && !isRest) continue;
    const isEvery = isOpenTo(statement, action) || namesRoles(statement, everyRole);
    yield {
      ...grant,
      isAllOfIam: asciiLower(reach.node.value) === 'iam:*',
      breadth: isRest ? 'rest' : isEvery ? 'every' : 'some',
      namesService: statement.conditions.some((clause) => limitsService(clause, serviceKey)),
    };
  }
}

function namesRoles({ resource }: Statement, everyRole: string | undefined): boolean {
  return resource?.patterns.some(({ arn }) => arn && arn.resource === everyRole) === true;
}

/** Every request for the action carries the key, so that `IfExists` makes no difference. */
function limitsService({ operator: use, key, values }: ConditionClause, name: string): boolean {
  const row = operator(use.name);
  if (!row || row.negated || row.family === 'Null' || asciiLower(key.value) !== name) return false;
  return values.length > 0 && values.every((value) => !/^\*+$/.test(valueText(value)));
}
