import { sessionKeys } from '../catalog/session-keys.ts';
import { ABSENT, UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { EventCaller } from './event-caller.ts';
import type { EventFacts } from './event-facts.ts';
import { untold, untoldIf, valueOf, valueOr, type KeySource } from './key-source.ts';

/** True for somebody who may be a user, a role or a root user. */
export function mayBeIam({ caller }: EventFacts): boolean {
  return caller.kind !== 'service' && caller.kind !== 'anonymous';
}

/** True for a caller of whom the record does not even tell what kind it is. */
function isHidden({ kind }: EventCaller): boolean {
  return kind === 'account' || kind === 'unknown';
}

/** True for a caller that may hold the session of a role. */
function mayBeSession({ caller }: EventFacts): boolean {
  if (caller.kind !== 'principal') return isHidden(caller);
  return caller.caller.kind === 'session' || caller.caller.kind === 'role';
}

function mayBeService({ caller }: EventFacts): boolean {
  return caller.kind === 'service' || caller.kind === 'unknown';
}

/** A field of the session; long-term credentials have none, and a trimmed record may lack it. */
function ofSession(facts: EventFacts, text: string | undefined, otherwise: KeyState): KeyState {
  if (text !== undefined) return valueOf(text);
  return facts.record.userIdentity.session ? otherwise : withoutSession(facts);
}

function withoutSession({ caller }: EventFacts): KeyState {
  if (caller.kind === 'service' || caller.kind === 'anonymous') return ABSENT;
  return caller.kind === 'principal' && HAS_LONG_TERM_KEYS.has(caller.caller.kind)
    ? ABSENT
    : UNKNOWN;
}

const HAS_LONG_TERM_KEYS: ReadonlySet<string> = new Set(['user', 'root']);

/** Keys of sessions that a record does tell. */
const RECORDED: ReadonlySet<string> = new Set(['aws:AssumedRoot', 'ec2:RoleDelivery']);

/**
 * Keys about the caller. The unique id is that of the record also where a service used the caller's
 * credentials. Sources: AWS CloudTrail User Guide, cloudtrail-event-reference-user-identity; IAM User
 * Guide, reference_policies_condition-keys.
 */
export const identityKeySources: readonly KeySource[] = [
  {
    key: 'aws:PrincipalArn',
    from: 'userIdentity.sessionContext.sessionIssuer.arn, of others userIdentity.arn',
    quality: 'exact',
    read: (facts) =>
      facts.caller.kind === 'principal'
        ? valueOr(facts.caller.principalArn, UNKNOWN)
        : ofHidden(facts),
  },
  {
    key: 'aws:PrincipalAccount',
    from: 'userIdentity.accountId',
    quality: 'exact',
    read: ({ caller, record }) => {
      if (caller.kind === 'service') return ABSENT;
      return valueOr(accountOf(caller) ?? record.userIdentity.accountId, UNKNOWN);
    },
  },
  {
    key: 'aws:PrincipalType',
    from: 'userIdentity.type',
    quality: 'exact',
    read: ({ caller }) => {
      if (caller.kind === 'principal') return valueOf(PRINCIPAL_TYPES[caller.caller.kind]);
      return caller.kind === 'anonymous' ? valueOf('Anonymous') : UNKNOWN;
    },
  },
  {
    key: 'aws:userid',
    from: 'userIdentity.principalId',
    quality: 'exact',
    read: ({ caller, record }) =>
      caller.kind === 'anonymous'
        ? valueOf('anonymous')
        : valueOr(record.userIdentity.principalId || undefined, UNKNOWN),
  },
  {
    key: 'aws:username',
    from: 'userIdentity.userName',
    quality: 'exact',
    read: ({ caller }) => {
      if (isHidden(caller)) return UNKNOWN;
      const isUser = caller.kind === 'principal' && caller.caller.kind === 'user';
      return isUser ? valueOf(caller.caller.name) : ABSENT;
    },
  },
  {
    key: 'aws:PrincipalIsAWSService',
    from: 'userIdentity.type',
    quality: 'exact',
    read: ({ caller }) => {
      if (caller.kind === 'anonymous') return ABSENT;
      return caller.kind === 'unknown' ? UNKNOWN : valueOf(String(caller.kind === 'service'));
    },
  },
  {
    key: 'aws:PrincipalServiceName',
    from: 'userIdentity.invokedBy',
    quality: 'exact',
    read: ({ caller }) => {
      if (caller.kind === 'unknown') return UNKNOWN;
      return caller.kind === 'service' ? valueOf(caller.principal) : ABSENT;
    },
  },
  {
    key: 'aws:SourceIdentity',
    from: 'userIdentity.sessionContext.sourceIdentity',
    quality: 'good',
    read: (facts) => ofSession(facts, facts.record.userIdentity.session?.sourceIdentity, ABSENT),
  },
  {
    key: 'aws:TokenIssueTime',
    from: 'userIdentity.sessionContext.attributes.creationDate',
    quality: 'good',
    read: (facts) => ofSession(facts, facts.record.userIdentity.session?.creationDate, UNKNOWN),
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    from: 'userIdentity.sessionContext.attributes.mfaAuthenticated',
    quality: 'good',
    // A service that uses the caller's credentials may bring its own value.
    read: (facts) =>
      facts.path.kind === 'direct'
        ? ofSession(facts, facts.record.userIdentity.session?.mfaAuthenticated, UNKNOWN)
        : UNKNOWN,
  },
  {
    key: 'aws:FederatedProvider',
    from: 'userIdentity.sessionContext.webIdFederationData',
    quality: 'good',
    read: (facts) => ofSession(facts, facts.record.userIdentity.session?.federatedProvider, ABSENT),
  },
  {
    key: 'ec2:RoleDelivery',
    from: 'userIdentity.sessionContext.ec2RoleDelivery',
    quality: 'good',
    read: (facts) => ofSession(facts, facts.record.userIdentity.session?.ec2RoleDelivery, ABSENT),
  },
  {
    key: 'aws:AssumedRoot',
    from: 'userIdentity.sessionContext.assumedRoot',
    quality: 'good',
    read: (facts) => ofSession(facts, facts.record.userIdentity.session?.assumedRoot, ABSENT),
  },
  ...untoldIf((facts) => hasMfa(facts), 'the session', ['aws:MultiFactorAuthAge']),
  ...untoldIf(mayBeIam, 'the organization', [
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgMasterAccountId',
    'aws:PrincipalOrgPaths',
  ]),
  ...untoldIf(mayBeIam, 'the tags of the principal and its session', ['aws:PrincipalTag/']),
  ...untoldIf(mayBeService, 'the service', [
    'aws:PrincipalServiceNamesList',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceOrgID',
    'aws:SourceOrgPaths',
    'aws:SourceOwner',
  ]),
  ...untoldIf(
    mayBeSession,
    'how the session began',
    sessionKeys.filter((key) => !RECORDED.has(key)),
  ),
  ...untold('the older name of aws:PrincipalArn', ['aws:ARN']),
];

const PRINCIPAL_TYPES = {
  user: 'User',
  role: 'AssumedRole',
  session: 'AssumedRole',
  'federated-user': 'FederatedUser',
  root: 'Account',
} as const;

function ofHidden({ caller }: EventFacts): KeyState {
  return isHidden(caller) ? UNKNOWN : ABSENT;
}

function accountOf(caller: EventCaller): string | undefined {
  switch (caller.kind) {
    case 'principal':
      return caller.caller.account;
    case 'account':
      return caller.account;
    case 'anonymous':
      return 'anonymous';
    default:
      return undefined;
  }
}

function hasMfa(facts: EventFacts): boolean {
  const present = facts.record.userIdentity.session?.mfaAuthenticated;
  if (present === 'true') return true;
  return withoutSession(facts) !== ABSENT && present === undefined;
}
