import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Estate } from '../estate/estate.ts';
import { findCaller } from '../estate/find-caller.ts';
import { parseArn } from '../policy/arn.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { UNKNOWN } from '../term/key-state.ts';
import type { Call } from './call.ts';
import type { DoubtReadings } from './doubts.ts';
import { valueOf } from './kms-parameters.ts';
import { notesOn } from './notes.ts';
import type { Operation } from './operation.ts';
import type { OperationRequest } from './operation-request.ts';
import { operationOf } from './operations.ts';
import { isConditionKey } from './parameters.ts';
import { planElsewhere, planKms, planS3 } from './plan.ts';
import { targetsOf } from './s3-targets.ts';
import type { Plan } from './step.ts';
import { untoldSession } from './untold-session.ts';
import type { Value } from './value.ts';

/** The steps of a request, or why it is none. */
export type RequestPlan = { readonly kind: 'plan'; readonly plan: Plan } | RequestFault;

/** Why a request is none that AWS has. */
export interface RequestFault {
  readonly kind: 'fault';
  readonly message: string;
}

export interface PlanOptions {
  readonly doubts: DoubtReadings;
  readonly library: PolicyLibrary;
}

/** Takes a request apart into its steps, in an estate and under readings. */
export function planRequest(
  estate: Estate,
  request: OperationRequest,
  { doubts, library }: PlanOptions,
): RequestPlan {
  const operation = operationOf(request.operation, request.parameters);
  if (!operation) return fault(`AWS has no operation \`${request.operation}\` of S3 or KMS`);
  const caller = findCaller(estate, request.principal);
  if (!caller) return fault(`\`${request.principal}\` is no principal of a form that AWS has`);
  const { principal, resource } = request;
  const wrong = resourceFault(operation, resource);
  if (wrong !== undefined) return fault(wrong);
  const parameters = new Map([...(operation.parameters ?? []), ...request.parameters]);
  const { keys, open } = untoldSession(caller, library);
  const given = givenKeys(parameters);
  const said = new Set([...given.keys()].map(asciiLower));
  for (const key of keys) if (!said.has(key)) given.set(key, UNKNOWN);
  const call: Call = { estate, operation, principal, caller, parameters, given, doubts, open };
  const plan = operation.name.startsWith('kms:')
    ? planKms(call, resource)
    : planBucket(call, resource);
  return { kind: 'plan', plan };
}

function givenKeys(parameters: ReadonlyMap<string, string>): Map<string, Value> {
  return new Map(
    [...parameters]
      .filter(([name]) => isConditionKey(name))
      .map(([name, value]) => [name, valueOf(name, value)]),
  );
}

/** What is wrong with the resource of an operation: a key may have other names than its ARN. */
function resourceFault({ name, checks }: Operation, resource: string): string | undefined {
  if (resource === '*' || name.startsWith('kms:')) return undefined;
  const arn = parseArn(resource);
  if (!arn) {
    const path = resource.replace(/^s3:\/\//, '');
    return `\`${resource}\` is no ARN; write \`arn:aws:s3:::${path}\``;
  }
  const isBucket = arn.service === 's3' && arn.account === '' && !arn.resource.includes('/');
  const isOfObject = checks.some((check) => check.kind === 's3' && check.on === 'target');
  return isBucket && isOfObject
    ? `\`${name}\` is about an object, which \`${resource}\` does not name`
    : undefined;
}

function planBucket(call: Call, resource: string): Plan {
  const found = targetsOf(call, resource);
  if (!found) return planElsewhere(call, resource);
  if (found.kind === 'unknown') {
    return { steps: [], refusal: undefined, unknown: found.reason, notes: [] };
  }
  const s3Call = { ...call, ...found.targets };
  const plan = planS3(s3Call);
  return { ...plan, notes: notesOn(s3Call, plan) };
}

function fault(message: string): RequestFault {
  return { kind: 'fault', message };
}
