import type { Findings } from '../findings.ts';

type Rule = (findings: Findings) => string | undefined;

/** What to do where no policy of the estate can be changed so that the call is allowed. */
const RULES: readonly Rule[] = [
  ({ stopped, accounts }) => {
    const key = stopped?.step.kms?.key;
    if (key?.manager !== 'aws' || accounts.caller === key.account) return undefined;
    return `no policy change can help: copy the object to itself under a customer managed key, whose policy can let account ${accounts.caller ?? ''} in`;
  },
  ({ refused, stopped }) =>
    refused.principal === 'anonymous' && stopped?.step.kms
      ? 'no policy change can help: keep what is public under SSE-S3, or hand out presigned URLs'
      : undefined,
  ({ judgement }) =>
    judgement?.kind === 'key-state'
      ? 'no policy change can help: wait until the key can be used, or import its key material'
      : undefined,
  ({ judgement }) =>
    judgement?.kind === 'bad-request'
      ? 'name a key that is there: by its ARN in the request, or in the default encryption of the bucket'
      : undefined,
  ({ blockers }) =>
    blockers.includes('public-access-block')
      ? 'name the accounts that may come in the bucket policy; or, where it is meant to be public, turn RestrictPublicBuckets off for this bucket'
      : undefined,
  ({ message, stopped }) =>
    message?.form === 'key-state' && !stopped
      ? 'no policy change can help: enable the key, or cancel its deletion'
      : undefined,
  ({ message }) =>
    message?.form === 'signature-version'
      ? 'sign with Signature Version 4: use a client of today, or configure it'
      : undefined,
  ({ message }) =>
    message?.form === 'customer-key-blocked'
      ? 'upload without a key of your own (SSE-C), or unblock SSE-C on the bucket'
      : undefined,
  ({ message, at, stopped }) =>
    message?.policyType === 'session' && !stopped
      ? `whoever makes the credentials has to add ${at ?? 'the action'} to the session policy`
      : undefined,
  ({ message, stopped }) =>
    message?.policyArn !== undefined && !stopped
      ? `the policy that AWS names can be read by who administers it: ${message.policyArn}`
      : undefined,
  ({ message }) =>
    message?.authorizationId === undefined
      ? undefined
      : `AWS tells more for 24 hours: call GetRequestAuthorizationDetails with ${message.authorizationId}, and give its answer to keyproof explain`,
  ({ message }) =>
    message?.encodedMessage === undefined
      ? undefined
      : 'AWS tells more: call sts:DecodeAuthorizationMessage with the encoded message',
  ({ message }) =>
    message?.form === 'public-access-block'
      ? `leave out what would make it public; or, where that is meant, turn ${message.setting ?? 'the setting'} off for this bucket`
      : undefined,
  ({ judgement, target, refused }) =>
    judgement?.decision === 'allow' && target?.kind === 'object' && refused.isRefused
      ? 'look whether the object is there, with credentials that may list the bucket'
      : undefined,
  ({ judgement }) =>
    judgement?.decision === 'deny' ? 'no small change is known that would allow it' : undefined,
];

/** What to do instead of changing a policy; undefined where nothing is known. */
export function insteadOf(findings: Findings): string | undefined {
  for (const rule of RULES) {
    const says = rule(findings);
    if (says !== undefined) return says;
  }
  return undefined;
}
