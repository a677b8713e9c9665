/** The kinds of document that AWS limits in size. */
export type SizedPolicy =
  | 'managed-policy'
  | 'inline-user'
  | 'inline-group'
  | 'inline-role'
  | 'session'
  | 'trust'
  | 'bucket'
  | 'access-point'
  | 'key'
  | 'endpoint'
  | 'scp'
  | 'rcp';

/** How large a document may be. */
export interface SizeQuota {
  readonly policy: SizedPolicy;
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
  /** True when spaces and line breaks outside of strings count. */
  readonly countsWhitespace: boolean;
  /** True when the limit is for all inline policies of the user, group or role together. */
  readonly aggregate: boolean;
  /** What the limit can be raised to on request; the same as `limit` where it is fixed. */
  readonly raisableTo: number;
  /** The AWS page that states it. */
  readonly page: string;
}

/** The quota for a kind of policy document. */
export function sizeQuota(policy: SizedPolicy): SizeQuota {
  return quotas[policy];
}

const IAM = 'IAM User Guide, reference_iam-quotas';
const ORGANIZATIONS = 'AWS Organizations User Guide, orgs_reference_limits';

const quotas: Readonly<Record<SizedPolicy, SizeQuota>> = {
  'managed-policy': iam('managed-policy', 6_144),
  'inline-user': { ...iam('inline-user', 2_048), aggregate: true },
  'inline-group': { ...iam('inline-group', 5_120), aggregate: true },
  'inline-role': { ...iam('inline-role', 10_240), aggregate: true },
  // The plain text; the packed size, which only AWS STS knows, has a limit of its own.
  session: { ...iam('session', 2_048), countsWhitespace: true },
  trust: { ...iam('trust', 2_048), raisableTo: 8_192 },
  bucket: document('bucket', 20_480, 'Amazon S3 User Guide, bucket-policies'),
  'access-point': document('access-point', 20_480, 'Amazon S3 User Guide, access-points'),
  key: document('key', 32_768, 'AWS KMS Developer Guide, resource-limits'),
  endpoint: {
    ...document('endpoint', 20_480, 'AWS PrivateLink Guide, vpc-limits-endpoints'),
    unit: 'characters',
  },
  // Doubled on 2026-05-15; resource control policies kept their limit.
  scp: { ...document('scp', 10_240, ORGANIZATIONS), unit: 'characters' },
  rcp: { ...document('rcp', 5_120, ORGANIZATIONS), unit: 'characters' },
};

function iam(policy: SizedPolicy, limit: number): SizeQuota {
  return {
    policy,
    limit,
    unit: 'characters',
    countsWhitespace: false,
    aggregate: false,
    raisableTo: limit,
    page: IAM,
  };
}

function document(policy: SizedPolicy, limit: number, page: string): SizeQuota {
  return { ...iam(policy, limit), unit: 'bytes', countsWhitespace: true, page };
}
