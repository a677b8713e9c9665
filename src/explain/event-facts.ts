import { parseArn } from '../policy/arn.ts';
import { partitionOfRegion } from '../catalog/regions.ts';
import { readAddress } from '../term/network.ts';
import { isPrivateNetwork } from '../term/private-network.ts';
import { callPath, type CallPath } from './call-path.ts';
import type { DenialMessage } from './denial-message.ts';
import { callerOf, namedCaller, type EventCaller } from './event-caller.ts';
import type { EventRecord } from './event-record.ts';
import { eventSeconds } from './event-time.ts';

/** What follows from a record and its error message, found once. */
export interface EventFacts {
  readonly record: EventRecord;
  /** What its error message says; undefined for a call without error. */
  readonly denial: DenialMessage | undefined;
  readonly caller: EventCaller;
  /** Whether a service made the call with the caller's credentials, and how that was told. */
  readonly path: CallPath;
  /** `aws` when nothing tells another. */
  readonly partition: string;
  /** The time of the call since 1970; undefined when the record has no time of the known form. */
  readonly seconds: number | undefined;
  /** Where the request came from: `unknown` when the record gives no address or a private one. */
  readonly network: 'internet' | 'endpoint' | 'inside' | 'unknown';
}

/** The facts of a record. Who called may be told by the message alone. */
export function eventFacts(record: EventRecord, denial: DenialMessage | undefined): EventFacts {
  const told = callerOf(record.userIdentity);
  const isTold = told.kind !== 'account' && told.kind !== 'unknown';
  const named = isTold || !denial?.principal ? undefined : namedCaller(denial.principal);
  const path = callPath(record);
  return {
    record,
    denial,
    caller: named ?? told,
    path,
    partition: partitionOf(record),
    seconds: eventSeconds(record.eventTime),
    network: networkOf(record, path),
  };
}

function partitionOf({ userIdentity, awsRegion, resources }: EventRecord): string {
  const arn = userIdentity.arn ?? resources[0]?.arn;
  const partition = arn === undefined ? undefined : parseArn(arn)?.partition;
  return partition || partitionOfRegion(awsRegion ?? '')?.id || 'aws';
}

function networkOf(record: EventRecord, path: CallPath): EventFacts['network'] {
  if (path.kind === 'service') return 'inside';
  if (record.vpcEndpointId !== undefined) return 'endpoint';
  const address = readAddress(record.sourceIpAddress ?? '');
  // A private address without an endpoint: the record leaves the endpoint out.
  return address && !isPrivateNetwork(address) ? 'internet' : 'unknown';
}
