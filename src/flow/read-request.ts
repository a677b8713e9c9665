import type { Estate } from '../estate/estate.ts';
import { findCaller } from '../estate/find-caller.ts';
import { findResource } from '../estate/find-resource.ts';
import type { Call, S3Target, StoredView } from './call.ts';
import type { DoubtReadings } from './doubts.ts';
import { operationOf } from './operations.ts';
import type { OperationRequest } from './operation-request.ts';
import { planKms, planS3 } from './plan.ts';
import type { Plan } from './step.ts';
import { parametersBelow } from './encryption-context.ts';
import { closedPairs, text, type OpenPairs } from './value.ts';

/** The steps of a request, or why it is none. */
export type RequestPlan = { readonly kind: 'plan'; readonly plan: Plan } | RequestFault;

/** Why a request is none that AWS has. */
export interface RequestFault {
  readonly kind: 'fault';
  readonly message: string;
}

/** Takes a request apart into its steps, in an estate and under readings. */
export function planRequest(
  estate: Estate,
  request: OperationRequest,
  doubts: DoubtReadings,
): RequestPlan {
  const operation = operationOf(request.operation);
  if (!operation) return fault(`AWS has no operation \`${request.operation}\``);
  const caller = findCaller(estate, request.principal);
  if (!caller) return fault(`\`${request.principal}\` is no principal of a form that AWS has`);
  const { principal, parameters } = request;
  const given = new Map(
    [...parameters].flatMap(([name, value]) =>
      isConditionKey(name) ? [[name, text(value)] as const] : [],
    ),
  );
  const call: Call = { estate, operation, principal, caller, parameters, given, doubts };
  if (operation.name.startsWith('kms:')) {
    return { kind: 'plan', plan: planKms(call, request.resource) };
  }
  return planOfS3(call, request);
}

/** Parameters with a colon before any dot are condition keys: `aws:SourceIp`. */
function isConditionKey(name: string): boolean {
  const colon = name.indexOf(':');
  return colon > 0 && !name.slice(0, colon).includes('.');
}

function planOfS3(call: Call, { resource, parameters }: OperationRequest): RequestPlan {
  const target = targetOf(call.estate, resource, parameters);
  if (!target) return outside(resource);
  const copied = parameters.get('copySource');
  const source = copied === undefined ? undefined : targetOf(call.estate, sourceArn(copied));
  if (copied !== undefined && !source) return outside(sourceArn(copied));
  return { kind: 'plan', plan: planS3({ ...call, target, source }) };
}

/** Nobody can tell which policies and which encryption a bucket has that the estate lacks. */
function outside(resource: string): RequestPlan {
  const unknown = `the estate does not know the bucket of \`${resource}\``;
  return { kind: 'plan', plan: { steps: [], refusal: undefined, unknown, notes: [] } };
}

function fault(message: string): RequestPlan {
  return { kind: 'fault', message };
}

/** `x-amz-copy-source` names the bucket and the key, or an ARN, perhaps with a version. */
function sourceArn(source: string): string {
  const [path = ''] = source.split('?versionId=');
  return path.startsWith('arn:') ? path : `arn:aws:s3:::${path.replace(/^\//, '')}`;
}

/**
 * The target that an ARN names; undefined for a bucket that the estate does not have. Parameters may
 * say how an object is stored (`storedContext.NAME`, `storedTag.NAME`) that the estate does not know.
 */
export function targetOf(
  estate: Estate,
  arn: string,
  parameters: ReadonlyMap<string, string> = new Map(),
): S3Target | undefined {
  const found = findResource(estate, arn);
  if (found.kind !== 'bucket' && found.kind !== 'object') return undefined;
  const { bucket, account } = found;
  const known = found.kind === 'object' ? found.object : undefined;
  const stored: StoredView = known
    ? { ...known, context: closedPairs(known.context), tags: closedPairs(known.tags) }
    : {
        encryption: bucket.encryption,
        context: storedPairs(parameters, 'storedContext'),
        tags: storedPairs(parameters, 'storedTag'),
      };
  return { bucket, account, resource: { kind: 'value', text: arn }, stored };
}

function storedPairs(parameters: ReadonlyMap<string, string>, name: string): OpenPairs {
  const pairs = parametersBelow(parameters, name);
  return pairs.length > 0 || parameters.has(name) ? closedPairs(pairs) : ANYTHING;
}

/** What an object holds that the estate does not know. */
const ANYTHING = { pairs: new Map(), isOpen: true } as const;
