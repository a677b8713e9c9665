import { findResource, type FoundResource } from '../estate/find-resource.ts';
import type { SymbolicText } from '../solve/question.ts';
import { accessPointKeys, throughAccessPoint } from './access-point.ts';
import type { S3Call, S3Target } from './call.ts';
import { openIdentity, ownKeys } from './caller-keys.ts';
import { factsOf } from './kms-keys.ts';
import type { S3Check } from './operation.ts';
import { NONE, type Part } from './part.ts';
import { policiesFor } from './policies-for.ts';
import { s3Keys } from './s3-keys.ts';
import type { Step } from './step.ts';
import { isTriggered } from './trigger.ts';
import { asRead } from './unsupported-keys.ts';

/** The check that Amazon S3 makes of an action; through an access point it makes two. */
export function s3Part(call: S3Call, check: S3Check): Part {
  const target = targetOf(call, check);
  if (!target || !isTriggered(check.when, call)) return NONE;
  if (check.isDoubtful === true && call.doubts.of('s3.requiredActions') === 'no') return NONE;
  const { bucket, account } = target;
  const resource = check.on === 'bucket' ? valueOf(bucket.arn) : target.resource;
  const onBucket = { resource, found: { kind: 'bucket', bucket, account } } as const;
  const accessPoint = check.on === 'copy-source' ? undefined : call.parameters.get('accessPoint');
  if (accessPoint === undefined) {
    return { kind: 'steps', steps: [stepOn(call, check, { target, ...onBucket })] };
  }
  const onAccessPoint = {
    resource: throughAccessPoint(accessPoint, resource, bucket),
    found: findResource(call.estate, accessPoint),
  };
  const steps = [onAccessPoint, onBucket].map((one) => stepOn(call, check, { target, ...one }));
  return { kind: 'steps', steps };
}

/** Where a check looks for permission. */
interface Place {
  readonly target: S3Target;
  readonly resource: SymbolicText;
  readonly found: FoundResource;
}

function stepOn(call: S3Call, check: S3Check, { target, resource, found }: Place): Step {
  const { bucket, account } = target;
  const action = actionOf(check, call);
  const policies = asRead(policiesFor(call, found), action, call.doubts);
  const { isContinued = false } = check;
  const { keys, open } = s3Keys(call, target, { action, isContinued, policies });
  return {
    call: action,
    principal: call.principal,
    resource,
    resourceAccount: account.id,
    keys: new Map([
      ...ownKeys(call, bucket.region),
      ...factsOf(found),
      ...accessPointKeys(call.parameters),
      ...keys,
    ]),
    open: [...openIdentity(call), ...open],
    policies,
    kms: undefined,
  };
}

function targetOf(call: S3Call, { on }: S3Check): S3Target | undefined {
  if (on === 'copy-source') return call.source;
  return on === 'destination' ? call.destination : call.target;
}

function actionOf({ action, versioned, on }: S3Check, { parameters }: S3Call): string {
  const version = on === 'copy-source' ? 'sourceVersionId' : 'versionId';
  return parameters.has(version) ? (versioned ?? action) : action;
}

function valueOf(text: string): SymbolicText {
  return { kind: 'value', text };
}
