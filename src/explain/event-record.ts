import type { Fields } from './fields.ts';

/**
 * One record of AWS CloudTrail. All but the first four fields may be missing; a field that has
 * another shape than documented counts as missing. Source: AWS CloudTrail User Guide,
 * cloudtrail-event-reference-record-contents.
 */
export interface EventRecord {
  /** As written: `2026-08-12T01:08:09Z`. */
  readonly eventTime: string;
  /** `s3.amazonaws.com`. */
  readonly eventSource: string;
  /** The name of the API operation. */
  readonly eventName: string;
  readonly userIdentity: UserIdentity;
  readonly eventId: string | undefined;
  readonly requestId: string | undefined;
  /** The same in the records of one call that several accounts get. */
  readonly sharedEventId: string | undefined;
  /** `AwsApiCall`, `AwsServiceEvent`, … */
  readonly eventType: string | undefined;
  readonly awsRegion: string | undefined;
  /** An address, or the name of the service that called. */
  readonly sourceIpAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly recipientAccountId: string | undefined;
  readonly vpcEndpointId: string | undefined;
  readonly vpcEndpointAccountId: string | undefined;
  /** Undefined when the record does not tell them, which is not the same as having none. */
  readonly requestParameters: Fields | undefined;
  readonly additionalEventData: Fields | undefined;
  /** Undefined for a request without TLS, and in records that leave it out. */
  readonly tlsVersion: string | undefined;
  readonly resources: readonly EventResource[];
}

/** A resource that the call was about. */
export interface EventResource {
  readonly arn: string;
  readonly account: string | undefined;
  /** `AWS::S3::Object`. */
  readonly type: string | undefined;
}

/**
 * Who made the call, as the record says it.
 * Source: AWS CloudTrail User Guide, cloudtrail-event-reference-user-identity.
 */
export interface UserIdentity {
  /** `IAMUser`, `AssumedRole`, `AWSService`, … */
  readonly type: string | undefined;
  readonly arn: string | undefined;
  readonly accountId: string | undefined;
  /** `AIDA…`; of a session `AROA…:NAME`. */
  readonly principalId: string | undefined;
  readonly userName: string | undefined;
  /** The service that made the call, as itself or with somebody's credentials. */
  readonly invokedBy: string | undefined;
  /** Of a session: whose session it is. */
  readonly issuer: SessionIssuer | undefined;
  /** Undefined for long-term credentials, and in records that leave it out. */
  readonly session: SessionContext | undefined;
}

/** The role of a session, or the user who got the credentials of a federated user. */
export interface SessionIssuer {
  readonly type: string | undefined;
  /** With the path of the role, which the ARN of the session lacks. */
  readonly arn: string | undefined;
}

/** What is known of temporary credentials. */
export interface SessionContext {
  readonly creationDate: string | undefined;
  readonly mfaAuthenticated: string | undefined;
  readonly sourceIdentity: string | undefined;
  readonly federatedProvider: string | undefined;
  readonly ec2RoleDelivery: string | undefined;
  readonly assumedRoot: string | undefined;
}
