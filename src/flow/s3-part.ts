import type { FoundResource } from '../estate/find-resource.ts';
import type { SymbolicText } from '../solve/question.ts';
import type { S3Call, S3Target } from './call.ts';
import { openIdentity, ownKeys } from './caller-keys.ts';
import { factsOf } from './kms-keys.ts';
import type { S3Check } from './operation.ts';
import { NONE, type Part } from './part.ts';
import { policiesFor } from './policies-for.ts';
import { s3Keys } from './s3-keys.ts';
import { isTriggered } from './trigger.ts';
import { asRead } from './unsupported-keys.ts';

/** The check that Amazon S3 makes of an action. */
export function s3Part(call: S3Call, check: S3Check): Part {
  const target = check.on === 'copy-source' ? call.source : call.target;
  if (!target || !isTriggered(check.when, call.parameters)) return NONE;
  if (check.isDoubtful === true && call.doubts.of('s3.requiredActions') === 'no') return NONE;
  const { bucket, account } = target;
  const action = actionOf(check, call);
  const { keys, open } = s3Keys(call, target, action);
  const resource: FoundResource = { kind: 'bucket', bucket, account };
  return {
    kind: 'step',
    step: {
      call: action,
      principal: call.principal,
      resource: resourceOf(check, target),
      resourceAccount: account.id,
      keys: new Map([...ownKeys(call, bucket.region), ...factsOf(resource), ...keys]),
      open: [...openIdentity(call), ...open],
      policies: asRead(policiesFor(call, resource), action, call.doubts),
      kms: undefined,
    },
  };
}

function actionOf({ action, versioned, on }: S3Check, { parameters }: S3Call): string {
  const version = on === 'copy-source' ? 'sourceVersionId' : 'versionId';
  return parameters.has(version) ? (versioned ?? action) : action;
}

function resourceOf({ on }: S3Check, { resource, bucket }: S3Target): SymbolicText {
  if (on === 'nothing') return { kind: 'value', text: '*' };
  return on === 'bucket' ? { kind: 'value', text: bucket.arn } : resource;
}
