import { apiOperation } from '../catalog/api-operations.ts';
import { catalog } from '../catalog/catalog.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import type { AuthorizationDetails, AuthorizationEvaluation } from './authorization-details.ts';
import { readDenial, type DenialMessage } from './denial-message.ts';
import { eventFacts } from './event-facts.ts';
import type { JoinedCall } from './event-joiner.ts';
import { eventOperation } from './event-operation.ts';
import type { EventRecord, UserIdentity } from './event-record.ts';
import { isDenied, type Reconstruction } from './reconstruct.ts';
import type { ReconstructedRequest } from './reconstructed-request.ts';
import { RecordedRequest } from './recorded-request.ts';
import type { Subject, SubjectWords } from './subject.ts';

/** A call that AWS refused, from whatever told of it. */
export interface RefusedCall extends SubjectWords {
  /** False for a call that went through, which somebody wants compared with the model. */
  readonly isRefused: boolean;
  /** What AWS said; undefined where nothing tells. */
  readonly message: DenialMessage | undefined;
  readonly eventId: string | undefined;
  readonly time: string | undefined;
  /** The operation as `simulate` takes it, where the caller made it and all of it is told. */
  readonly operation: OperationRequest | undefined;
  /** The single authorizations that are told, calls of AWS KMS that belong to the call first. */
  readonly calls: readonly Subject[];
  /** The requests that were rebuilt. */
  readonly requests: readonly ReconstructedRequest[];
}

/** The refused call of a record, with the calls of AWS KMS that were made for it. */
export function refusedRecord({ call, kms }: JoinedCall): RefusedCall {
  const refused = kms.map((joined) => joined.call).filter(({ record }) => isDenied(record));
  const told = [...refused, call];
  const { record, operation, requests, denial } = call;
  const [first] = requests;
  const { eventId, eventTime } = record;
  return {
    isRefused: isDenied(record) || refused.length > 0,
    principal: first?.principal ?? whoOf(call),
    call: operation,
    resource: requests.find(({ resource }) => resource !== undefined)?.resource,
    message: denial ?? refused[0]?.denial,
    eventId,
    time: eventTime === '' ? undefined : eventTime,
    operation: eventOperation(call),
    calls: told.flatMap(subjectsOf),
    requests: told.flatMap((one) => one.requests),
  };
}

function subjectsOf({ path, requests }: Reconstruction): readonly Subject[] {
  const isForwarded = path.kind === 'service';
  return requests.map((request) => ({ kind: 'call', request, isForwarded }));
}

/** Of a caller from another account the record tells the account alone. */
function whoOf({ caller }: Reconstruction): string | undefined {
  return caller.kind === 'account' ? `an identity of account ${caller.account}` : undefined;
}

/** The call that an error message speaks of. */
export function refusedMessage(message: DenialMessage): RefusedCall {
  const { principal, action, resource, operation } = message;
  const request = action === undefined ? undefined : requestOf(message, action);
  const isForwarded = apiOperation(`s3:${operation ?? ''}`) !== undefined;
  return {
    isRefused: true,
    principal,
    call: request?.action ?? operation ?? 'a call',
    resource,
    message,
    eventId: undefined,
    time: undefined,
    operation: undefined,
    calls: request ? [{ kind: 'call', request, isForwarded }] : [],
    requests: request ? [request] : [],
  };
}

function requestOf(message: DenialMessage, named: string): ReconstructedRequest {
  const action = catalog.action(named)?.id ?? named;
  const facts = eventFacts(recordOf(action), message);
  return new RecordedRequest(facts, { action, on: 'target', side: undefined });
}

/** A record that tells nothing but its action. */
function recordOf(action: string): EventRecord {
  const colon = action.indexOf(':');
  return {
    eventTime: '',
    eventSource: `${action.slice(0, colon)}.amazonaws.com`,
    eventName: action.slice(colon + 1),
    userIdentity: NOBODY,
    eventId: undefined,
    requestId: undefined,
    sharedEventId: undefined,
    eventType: undefined,
    awsRegion: undefined,
    sourceIpAddress: undefined,
    userAgent: undefined,
    errorCode: undefined,
    errorMessage: undefined,
    recipientAccountId: undefined,
    vpcEndpointId: undefined,
    vpcEndpointAccountId: undefined,
    requestParameters: undefined,
    additionalEventData: undefined,
    tlsVersion: undefined,
    resources: [],
  };
}

const NOBODY: UserIdentity = {
  type: undefined,
  arn: undefined,
  accountId: undefined,
  principalId: undefined,
  userName: undefined,
  invokedBy: undefined,
  issuer: undefined,
  session: undefined,
};

/** The refused authorizations in AWS's own answer, each with the request as AWS saw it. */
export function refusedDetails(details: AuthorizationDetails): readonly RefusedCall[] {
  return details.evaluations
    .filter(({ effect }) => effect !== 'allow')
    .map((evaluation) => {
      const { action, resource, request } = evaluation;
      return {
        isRefused: true,
        principal: request?.principal,
        call: action,
        resource,
        message: messageOf(evaluation),
        eventId: undefined,
        time: undefined,
        operation: undefined,
        calls: request ? [{ kind: 'request', request }] : [],
        requests: [],
      };
    });
}

/** AWS's answer in the form of a message; it names the policy as messages do, and its statements. */
function messageOf({
  action,
  resource,
  request,
  effect,
  matched,
}: AuthorizationEvaluation): DenialMessage {
  const blamed = matched.find(({ statements }) => statements.some(isDeny));
  const isExplicit = effect === 'explicit-deny';
  return {
    ...readDenial(''),
    form: isExplicit ? 'explicit-deny' : effect === undefined ? 'head-only' : 'no-allow',
    denial: isExplicit ? 'explicit' : effect === undefined ? 'unknown' : 'implicit',
    principal: request?.principal,
    action,
    resource,
    policyType: blamed?.type,
    policyArn: blamed?.uri,
  };
}

function isDeny({ effect }: AuthorizationEvaluation['matched'][number]['statements'][number]) {
  return effect === 'DENY';
}
