import type { EventRecord, EventResource, SessionContext, UserIdentity } from './event-record.ts';
import { Fields } from './fields.ts';

/**
 * Reads a record of AWS CloudTrail from a value such as `JSON.parse` gives. Undefined when one of the
 * four fields that every record has is missing. Never throws, whatever the value.
 */
export function readRecord(value: unknown): EventRecord | undefined {
  const record = Fields.of(value);
  const identity = record?.fields('userIdentity');
  const eventTime = record?.text('eventTime');
  const eventSource = record?.text('eventSource');
  const eventName = record?.text('eventName');
  if (!record || !identity) return undefined;
  if (eventTime === undefined || eventSource === undefined || eventName === undefined)
    return undefined;
  return {
    eventTime,
    eventSource,
    eventName,
    userIdentity: identityOf(identity),
    eventId: record.text('eventID'),
    requestId: record.text('requestID'),
    sharedEventId: record.text('sharedEventID'),
    eventType: record.text('eventType'),
    awsRegion: record.text('awsRegion'),
    sourceIpAddress: record.text('sourceIPAddress'),
    userAgent: record.text('userAgent'),
    errorCode: record.text('errorCode'),
    errorMessage: record.text('errorMessage'),
    recipientAccountId: record.text('recipientAccountId'),
    vpcEndpointId: record.text('vpcEndpointId'),
    vpcEndpointAccountId: record.text('vpcEndpointAccountId'),
    requestParameters: told(record.fields('requestParameters')),
    additionalEventData: told(record.fields('additionalEventData')),
    tlsVersion: record.fields('tlsDetails')?.text('tlsVersion'),
    resources: record.list('resources').flatMap(resourceOf),
  };
}

/** AWS CloudTrail leaves parameters out that are too large, and says so in their place. */
function told(fields: Fields | undefined): Fields | undefined {
  return fields?.flag('omitted') === true ? undefined : fields;
}

function resourceOf(value: unknown): readonly EventResource[] {
  const resource = Fields.of(value);
  const arn = resource?.text('ARN');
  if (!resource || arn === undefined) return [];
  return [{ arn, account: resource.text('accountId'), type: resource.text('type') }];
}

function identityOf(identity: Fields): UserIdentity {
  const context = identity.fields('sessionContext');
  const issuer = context?.fields('sessionIssuer');
  return {
    type: identity.text('type'),
    arn: identity.text('arn'),
    accountId: identity.text('accountId'),
    principalId: identity.text('principalId'),
    userName: identity.text('userName'),
    invokedBy: identity.text('invokedBy'),
    issuer: issuer && { type: issuer.text('type'), arn: issuer.text('arn') },
    session: context && sessionOf(context, identity),
  };
}

function sessionOf(context: Fields, identity: Fields): SessionContext {
  const attributes = context.fields('attributes');
  return {
    creationDate: attributes?.text('creationDate'),
    mfaAuthenticated: attributes?.text('mfaAuthenticated'),
    sourceIdentity: context.text('sourceIdentity'),
    federatedProvider: context.fields('webIdFederationData')?.text('federatedProvider'),
    // The name of this field differs between the places that document it.
    ec2RoleDelivery: context.text('ec2RoleDelivery') ?? identity.text('ec2RoleDelivery'),
    assumedRoot: context.text('assumedRoot'),
  };
}
