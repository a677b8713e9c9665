import { principalArn } from '../authorize/derived-keys.ts';
import type { Caller } from '../term/caller.ts';
import { eventIdentity } from './event-identity.ts';
import { directRecord, forwardedRecord } from './kms-event.ts';
import type { OperationRequest } from './operation-request.ts';
import { operationOf } from './operations.ts';
import type { CloudTrailRecord, Made } from './cloudtrail-record.ts';
import type { Outcome } from './run-once.ts';

import { s3Records } from './s3-event.ts';

export type { CloudTrailRecord } from './cloudtrail-record.ts';

/**
 * The records that a simulated operation would leave: those of Amazon S3, where it takes part, and one
 * for each call of AWS KMS.
 */
export function eventsOf(
  request: OperationRequest,
  caller: Caller,
  outcome: Outcome,
): readonly CloudTrailRecord[] {
  const userId = request.parameters.get('aws:userid');
  const identity = eventIdentity(caller, { principalArn: principalArn(caller), userId });
  const made: Made = { request, caller, identity, outcome };
  const operation = operationOf(request.operation, request.parameters);
  if (operation?.name.startsWith('kms:')) return [directRecord(operation.name, made)];
  const calls = outcome.steps.filter(({ step }) => step.kms?.isForwarded);
  return [
    ...s3Records(operation?.logged ?? [nameOf(request.operation)], made),
    ...calls.map((call) => forwardedRecord(call, made)),
  ];
}

function nameOf(operation: string): string {
  return operation.slice(operation.indexOf(':') + 1);
}
