import { readDenial, type DenialMessage } from './denial-message.ts';
import { neededActions, operationOf } from './event-action.ts';
import { eventFacts, type EventFacts } from './event-facts.ts';
import type { EventRecord } from './event-record.ts';
import { RecordedRequest } from './recorded-request.ts';
import type { ReconstructedRequest } from './reconstructed-request.ts';

/** A call as its record tells it. */
export interface Reconstruction extends EventFacts {
  /** `service:Name` of the API operation. */
  readonly operation: string;
  /** The authorizations that the service of the record made; not those of AWS KMS for Amazon S3. */
  readonly requests: readonly ReconstructedRequest[];
}

/** Rebuilds the call of a record. Never throws; what the record does not tell stays unknown. */
export function reconstruct(record: EventRecord): Reconstruction {
  const facts = eventFacts(record, denialOf(record));
  const operation = operationOf(record);
  const needed = neededActions(record, operation);
  const requests = needed.map((one) => new RecordedRequest(facts, one));
  const { denial, caller, path, partition, seconds, network } = facts;
  return { record, denial, caller, path, partition, seconds, network, operation, requests };
}

/** True for a call that was refused: its record has an error code of access or of a key's state. */
export function isDenied({ errorCode }: EventRecord): boolean {
  return errorCode !== undefined && DENIED.test(errorCode);
}

const DENIED =
  /^(?:403|Forbidden|AllAccessDisabled|AuthorizationError|AuthorizationFailure)$|AccessDenied|UnauthorizedOperation|NotAuthorized|^(?:KMS\.)?(?:Disabled|KMSInvalidState|NotFound)Exception$/;

function denialOf({ errorCode, errorMessage }: EventRecord): DenialMessage | undefined {
  if (errorCode === undefined && errorMessage === undefined) return undefined;
  return readDenial(errorMessage ?? '', errorCode);
}
