import type { Caller } from '../term/caller.ts';

/** What else is known of a caller than its ARN. */
export interface KnownIdentity {
  /** Of a session the ARN of its role. */
  readonly principalArn: string | undefined;
  /** `aws:userid`. */
  readonly userId: string | undefined;
}

/**
 * Who made a call, as CloudTrail writes it, without the ids that nobody has said.
 * Source: AWS CloudTrail User Guide, cloudtrail-event-reference-user-identity.
 */
export function eventIdentity(caller: Caller, { principalArn, userId }: KnownIdentity): object {
  const { type, ...fields } = identityOf(caller, principalArn);
  return { type, ...(userId !== undefined && { principalId: userId }), ...fields };
}

interface Identity {
  readonly type: string;
  readonly [field: string]: unknown;
}

function identityOf(caller: Caller, principalArn: string | undefined): Identity {
  switch (caller.kind) {
    case 'user':
      return {
        type: 'IAMUser',
        arn: caller.arn,
        accountId: caller.account,
        userName: caller.name,
      };
    case 'root':
      return { type: 'Root', arn: caller.arn, accountId: caller.account };
    case 'federated-user':
      return { type: 'FederatedUser', arn: caller.arn, accountId: caller.account };
    case 'role':
    case 'session':
      return {
        type: 'AssumedRole',
        arn: caller.arn,
        accountId: caller.account,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            arn: principalArn ?? caller.arn,
            accountId: caller.account,
            userName: caller.name,
          },
        },
      };
    case 'service':
      return { type: 'AWSService', invokedBy: caller.name };
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
    case 'provider':
      return { type: 'WebIdentityUser', identityProvider: caller.name };
  }
}
