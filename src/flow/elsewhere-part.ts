import { findResource } from '../estate/find-resource.ts';
import { parseArn } from '../policy/arn.ts';
import type { Call } from './call.ts';
import { openIdentity, ownKeys } from './caller-keys.ts';
import { factsOf } from './kms-keys.ts';
import type { NamedCheck, S3Check } from './operation.ts';
import { NONE, stepPart, type Part } from './part.ts';
import { policiesFor } from './policies-for.ts';
import type { Step } from './step.ts';
import { headerKeys } from './s3-keys.ts';
import { mayBeTriggered } from './trigger.ts';

/** The check of an action on a resource that a parameter names, or on none. */
export function namedPart(call: Call, { action, parameter }: NamedCheck): Part {
  const resource = parameter === undefined ? '*' : call.parameters.get(parameter);
  if (resource !== undefined) return stepPart(actionStep(call, action, resource));
  return { kind: 'unknown', reason: `\`${parameter}\` does not say what ${action} is about` };
}

/** The check of an S3 action on something that is no bucket of the estate. */
export function elsewherePart(call: Call, { action, when }: S3Check, resource: string): Part {
  if (!mayBeTriggered(when, call.parameters)) return NONE;
  return stepPart(actionStep(call, action, resource));
}

/** The check of an action of which no more is known than what it is about. */
function actionStep(call: Call, action: string, resource: string): Step {
  const found = findResource(call.estate, resource);
  const account = 'account' in found ? found.account : undefined;
  const arn = parseArn(resource);
  const { keys, open } = headerKeys(call, action);
  return {
    call: action,
    principal: call.principal,
    resource: { kind: 'value', text: resource },
    resourceAccount: typeof account === 'object' ? account.id : account,
    keys: new Map([...ownKeys(call, arn?.region || undefined), ...factsOf(found), ...keys]),
    open: [...openIdentity(call), ...open],
    policies: policiesFor(call, found),
    kms: undefined,
  };
}
