import type { Findings } from '../findings.ts';
import type { CauseRow } from './cause.ts';

const ENCRYPTS: ReadonlySet<string> = new Set(['kms:GenerateDataKey', 'kms:Decrypt']);
/** Operations that write, and read what they wrote before. */
const UPLOADS: ReadonlySet<string> = new Set([
  's3:CompleteMultipartUpload',
  's3:CreateMultipartUpload',
  's3:ListParts',
  's3:UploadPart',
  's3:UploadPartCopy',
]);

/** A key of AWS that only its own account can use: nothing else matters then. */
export const awsManagedKey: CauseRow = {
  name: 'aws-managed-key',
  recognize(findings) {
    const key = findings.stopped?.step.kms?.key;
    if (key?.manager !== 'aws' || !isForeign(findings)) return undefined;
    return `${key.arn} is a key that AWS manages: its policy is fixed and lets in only callers of account ${key.account}, not of ${findings.accounts.caller ?? 'others'}`;
  },
};

/** Refusals of calls of AWS KMS, the most telling first. */
export const keyCauses: readonly CauseRow[] = [
  {
    name: 'upload-needs-decrypt',
    recognize(findings) {
      if (!isKms(findings) || findings.at !== 'kms:Decrypt') return undefined;
      if (!UPLOADS.has(findings.refused.call) || isDeniedOutright(findings)) return undefined;
      return `a multipart upload reads back what it wrote: it needs kms:Decrypt besides kms:GenerateDataKey, so that only large files fail`;
    },
  },
  {
    name: 'key-policy',
    recognize(findings) {
      const { blockers, accounts } = findings;
      if (!isKms(findings) || isDeniedOutright(findings) || isForeign(findings)) return undefined;
      if (!blockers.includes('resource') || blockers.includes('identity')) return undefined;
      return `an identity policy allows ${findings.at ?? ''}, but the key policy neither names the caller nor hands the decision to IAM of account ${accounts.owner ?? ''}; AWS words this as no identity-based policy`;
    },
  },
];

/** Another account asks: both sides have to say yes. */
export const crossAccount: CauseRow = {
  name: 'cross-account',
  recognize(findings) {
    const { message, accounts, blockers } = findings;
    if (message?.form === 'key-elsewhere' && !findings.stopped) {
      return 'the key is in another account or is not there: its key policy has to allow the caller, and so has an identity policy; AWS does not say which is missing';
    }
    if (!isForeign(findings) || isDeniedOutright(findings)) return undefined;
    const missing = [
      blockers.includes('identity') ? `an identity policy in account ${accounts.caller ?? ''}` : '',
      blockers.includes('resource')
        ? `the ${isKms(findings) ? 'key' : 'resource'} policy in account ${accounts.owner ?? ''}`
        : '',
    ].filter((side) => side !== '');
    if (missing.length === 0) return undefined;
    return `across accounts the identity policy and the policy of the resource must both allow ${findings.at ?? 'it'}; missing: ${missing.join(' and ')}`;
  },
};

/** Amazon S3 would let the caller, but its call of AWS KMS is refused. */
export const kmsNotAllowed: CauseRow = {
  name: 'kms-not-allowed',
  recognize(findings) {
    const { at, stopped, message } = findings;
    if (at === undefined || !isKms(findings) || isDeniedOutright(findings)) return undefined;
    const isThroughS3 =
      stopped?.step.kms?.isForwarded ?? (ENCRYPTS.has(at) && message?.denial === 'implicit');
    const who = isThroughS3 ? 'Amazon S3 calls AWS KMS for the caller, and ' : '';
    return `${who}nothing allows the caller ${at}: neither an identity policy nor the key policy`;
  },
};

/** True when caller and resource belong to different accounts. */
export function isForeign({ accounts: { caller, owner } }: Findings): boolean {
  return caller !== undefined && owner !== undefined && caller !== owner;
}

function isKms({ at }: Findings): boolean {
  return at?.startsWith('kms:') === true;
}

function isDeniedOutright({ judgement, message, stopped }: Findings): boolean {
  return stopped ? judgement?.kind !== 'implicit-deny' : message?.denial !== 'implicit';
}
