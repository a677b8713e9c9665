import type { Caller } from '../term/caller.ts';
import type { Domain } from '../solve/question.ts';
import { free, type Keys } from '../flow/value.ts';

/** What a requester decides or AWS fills in: free in a question about all requests. */
interface FreeKey {
  readonly key: string;
  readonly mayBeAbsent?: boolean;
  readonly isMultivalued?: boolean;
  readonly domain?: Domain;
  readonly candidates?: readonly string[];
  /** Whose requests can have it; everybody's where it is left out. */
  readonly of?: 'iam' | 'service';
}

const BOOLEANS: Domain = {
  kind: 'texts',
  texts: new Set(['true', 'false']),
  ignoreCase: false,
};
const REQUEST_AUTH: Domain = {
  kind: 'texts',
  texts: new Set(['REST-HEADER', 'REST-QUERY-STRING', 'POST']),
  ignoreCase: false,
};

const ROWS: readonly FreeKey[] = [
  { key: 'aws:SecureTransport', domain: BOOLEANS, candidates: ['true', 'false'] },
  { key: 'aws:SourceIp', mayBeAbsent: true, candidates: ['192.0.2.10', '2001:db8::1'] },
  { key: 'aws:VpcSourceIp', mayBeAbsent: true, candidates: ['10.0.0.10'] },
  { key: 'aws:SourceVpce', mayBeAbsent: true, candidates: ['vpce-1a2b3c4d'] },
  { key: 'aws:SourceVpc', mayBeAbsent: true, candidates: ['vpc-1a2b3c4d'] },
  { key: 'aws:CurrentTime', candidates: ['2026-01-01T00:00:00Z'] },
  { key: 'aws:EpochTime', candidates: ['1767225600'] },
  { key: 'aws:UserAgent', candidates: ['aws-cli/2'] },
  { key: 'aws:Referer', mayBeAbsent: true },
  { key: 'aws:ViaAWSService', domain: BOOLEANS, candidates: ['false', 'true'] },
  { key: 'aws:CalledVia', mayBeAbsent: true, isMultivalued: true },
  { key: 'aws:CalledViaFirst', mayBeAbsent: true },
  { key: 'aws:CalledViaLast', mayBeAbsent: true },
  { key: 'aws:userid', of: 'iam', candidates: ['AIDAEXAMPLE'] },
  { key: 'aws:TokenIssueTime', of: 'iam', mayBeAbsent: true },
  { key: 'aws:MultiFactorAuthPresent', of: 'iam', mayBeAbsent: true, domain: BOOLEANS },
  { key: 'aws:MultiFactorAuthAge', of: 'iam', mayBeAbsent: true },
  { key: 'aws:SourceIdentity', of: 'iam', mayBeAbsent: true },
  { key: 'aws:FederatedProvider', of: 'iam', mayBeAbsent: true },
  { key: 'aws:Ec2InstanceSourceVpc', of: 'iam', mayBeAbsent: true },
  { key: 'aws:Ec2InstanceSourcePrivateIPv4', of: 'iam', mayBeAbsent: true },
  { key: 'aws:SourceArn', of: 'service', mayBeAbsent: true },
  { key: 'aws:SourceAccount', of: 'service', mayBeAbsent: true, candidates: ['111111111111'] },
  { key: 'aws:SourceOrgID', of: 'service', mayBeAbsent: true },
  { key: 'aws:SourceOrgPaths', of: 'service', mayBeAbsent: true, isMultivalued: true },
  { key: 's3:authType', domain: REQUEST_AUTH, candidates: ['REST-HEADER'] },
  { key: 's3:signatureversion', candidates: ['AWS4-HMAC-SHA256'] },
  { key: 's3:signatureAge', mayBeAbsent: true, candidates: ['1000'] },
  { key: 's3:TlsVersion', mayBeAbsent: true, candidates: ['1.3'] },
  { key: 's3:x-amz-content-sha256', mayBeAbsent: true, candidates: ['UNSIGNED-PAYLOAD'] },
];

const byKind = new Map<string, Keys>();

/** The keys that are free in requests of a caller; the same variables in every step of a flow. */
export function freeKeys(caller: Caller): Keys {
  const kind = 'account' in caller ? 'iam' : caller.kind;
  const known = byKind.get(kind);
  if (known) return known;
  const own = ROWS.filter(({ of }) => of === undefined || of === kind);
  const keys = new Map(own.map(({ key, of: _of, ...row }) => [key, { ...free(key), ...row }]));
  byKind.set(kind, keys);
  return keys;
}
