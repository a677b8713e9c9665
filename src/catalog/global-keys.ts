import { asciiLower } from '../policy/ascii-case.ts';
import { sessionKeys } from './session-keys.ts';

/** What has to be true of a request for it to carry a global condition key. */
export type PresentWhen =
  | 'always'
  | 'signed'
  | 'iam-user'
  | 'organization-member'
  | 'tagged-principal'
  | 'temporary-credentials'
  | 'mfa'
  | 'role-session'
  | 'service-principal'
  | 'through-service'
  | 'through-mcp-server'
  | 'public-network'
  | 'vpc-endpoint'
  | 'browser'
  | 'resource-account'
  | 'resource-organization'
  | 'resource-tags'
  | 'request-tags';

/** When a request carries a key, and why. */
export interface KeyPresence {
  readonly when: PresentWhen;
  /** A clause for messages; it follows "the key is there". */
  readonly reason: string;
  /** True when an unsigned (anonymous) request can carry the key. */
  readonly anonymous: boolean;
}

interface PresenceGroup extends KeyPresence {
  readonly keys: readonly string[];
}

/**
 * The global condition keys by the circumstance that brings them into a request.
 * Source: IAM User Guide, reference_policies_condition-keys, "Availability" of each key.
 */
const groups: readonly PresenceGroup[] = [
  {
    when: 'always',
    reason: 'in every request',
    anonymous: true,
    keys: [
      'aws:CurrentTime',
      'aws:EpochTime',
      'aws:PrincipalAccount',
      'aws:PrincipalType',
      'aws:RequestedRegion',
      'aws:SecureTransport',
      'aws:UserAgent',
      'aws:userid',
      'aws:ViaAWSService',
    ],
  },
  {
    when: 'signed',
    reason: 'in signed requests; anonymous ones lack it',
    anonymous: false,
    keys: ['aws:ARN', 'aws:PrincipalArn', 'aws:PrincipalIsAWSService'],
  },
  {
    when: 'iam-user',
    reason: 'when an IAM user calls; roles, the root user and anonymous callers lack it',
    anonymous: false,
    keys: ['aws:username'],
  },
  {
    when: 'organization-member',
    reason: "when the caller's account belongs to an organization; AWS services have no account",
    anonymous: false,
    keys: ['aws:PrincipalOrgID', 'aws:PrincipalOrgMasterAccountId', 'aws:PrincipalOrgPaths'],
  },
  {
    when: 'tagged-principal',
    reason: 'when the calling user or role, or its session, has that tag',
    anonymous: false,
    keys: ['aws:PrincipalTag/'],
  },
  {
    when: 'temporary-credentials',
    reason: 'when temporary credentials sign the request; long-term access keys lack it',
    anonymous: false,
    keys: ['aws:MultiFactorAuthPresent', 'aws:TokenIssueTime'],
  },
  {
    when: 'mfa',
    reason: 'when the caller signed in with MFA',
    anonymous: false,
    keys: ['aws:MultiFactorAuthAge'],
  },
  {
    when: 'role-session',
    reason: 'when the role session was started in the way that sets the key',
    anonymous: false,
    keys: [...sessionKeys, 'aws:FederatedProvider', 'aws:SourceIdentity'],
  },
  {
    when: 'service-principal',
    reason: 'when an AWS service calls as itself; users and roles lack it',
    anonymous: false,
    keys: [
      'aws:PrincipalServiceName',
      'aws:PrincipalServiceNamesList',
      'aws:SourceAccount',
      'aws:SourceArn',
      'aws:SourceOrgID',
      'aws:SourceOrgPaths',
      'aws:SourceOwner',
    ],
  },
  {
    when: 'through-service',
    reason: "when one of a few AWS services calls with the user's or role's credentials",
    anonymous: false,
    keys: ['aws:CalledVia', 'aws:CalledViaFirst', 'aws:CalledViaLast'],
  },
  {
    when: 'through-mcp-server',
    reason: 'when the request came through an MCP server that AWS manages',
    anonymous: false,
    keys: ['aws:CalledViaAWSMCP', 'aws:IsMcpServiceAction', 'aws:ViaAWSMCPService'],
  },
  {
    when: 'public-network',
    reason: 'unless the request came through a VPC endpoint',
    anonymous: true,
    keys: ['aws:SourceIp'],
  },
  {
    when: 'vpc-endpoint',
    reason: 'when the request came through a VPC endpoint',
    anonymous: true,
    keys: [
      'aws:SourceVpc',
      'aws:SourceVpcArn',
      'aws:SourceVpce',
      'aws:VpcSourceIp',
      'aws:VpceAccount',
      'aws:VpceOrgID',
      'aws:VpceOrgPaths',
    ],
  },
  {
    when: 'browser',
    reason: 'when a browser followed a link, and whatever the caller claims',
    anonymous: true,
    keys: ['aws:referer'],
  },
  {
    when: 'resource-account',
    reason: 'for nearly all actions',
    anonymous: true,
    keys: ['aws:ResourceAccount'],
  },
  {
    when: 'resource-organization',
    reason: "when the resource's account belongs to an organization",
    anonymous: true,
    keys: ['aws:ResourceOrgID', 'aws:ResourceOrgPaths'],
  },
  {
    when: 'resource-tags',
    reason: 'when the resource has that tag, or gets it, and its service authorizes by tags',
    anonymous: true,
    keys: ['aws:ResourceTag/'],
  },
  {
    when: 'request-tags',
    reason: 'when the request passes tags',
    anonymous: true,
    keys: ['aws:RequestTag/', 'aws:TagKeys'],
  },
];

/** When a request carries the global key of this name (in any letter case; free name dropped). */
export function keyPresence(name: string): KeyPresence | undefined {
  return byName.get(asciiLower(name));
}

const byName: ReadonlyMap<string, KeyPresence> = new Map(
  groups.flatMap(({ keys, ...presence }) =>
    keys.map((key) => [asciiLower(key), presence] as const),
  ),
);
