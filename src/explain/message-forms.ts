/** The wordings in which AWS refuses a request. */
export type MessageForm =
  | 'explicit-deny'
  | 'no-allow'
  | 'key-elsewhere'
  | 'head-only'
  | 'bare'
  | 'forbidden'
  | 'ciphertext'
  | 'key-state'
  | 'key-not-found'
  | 'public-access-block'
  | 'customer-key-blocked'
  | 'signature-version'
  | 'encoded'
  | 'unrecognized';

/**
 * How a request was refused, as far as its message tells. `not-authorization`: not by a policy, but
 * by the state of a key, a setting of the bucket or the form of the request.
 */
export type Denial = 'implicit' | 'explicit' | 'unknown' | 'not-authorization';

/** What a wording says about the refusal. */
export interface FormMeaning {
  readonly denial: Denial;
  /** True when a policy decision that allows the request contradicts the message. */
  readonly refutesAllow: boolean;
  /** What the message proves, as a clause. */
  readonly proves: string;
}

/**
 * What each wording proves. A message names one policy type even if several refuse, and never how
 * many policies; it can contradict a model, not confirm a whole evaluation.
 * Sources: IAM User Guide, troubleshoot_access-denied; Amazon S3 User Guide,
 * troubleshoot-403-errors; AWS KMS Developer Guide, key-state.
 */
export const messageForms: Readonly<Record<MessageForm, FormMeaning>> = {
  'explicit-deny': policies('explicit', 'a policy of the named type denies the request'),
  'no-allow': policies('implicit', 'no policy of the named type allows the request'),
  'key-elsewhere': policies(
    'unknown',
    'the key is not there, or its key policy does not allow or denies; the text does not say which',
  ),
  'head-only': policies('unknown', 'the request was refused by some policy'),
  bare: other('unknown', 'the request was refused, or the object is not there to be listed'),
  forbidden: other('unknown', 'the request was refused, or the object is not there to be listed'),
  ciphertext: policies('unknown', 'the key of the ciphertext is not there or may not be used'),
  'key-state': other('not-authorization', 'the state of the key forbids its use'),
  'key-not-found': other(
    'not-authorization',
    'no key has that identifier in the account and Region',
  ),
  'public-access-block': other(
    'not-authorization',
    'a setting of S3 Block Public Access forbids what the request would make public',
  ),
  'customer-key-blocked': other('not-authorization', 'the bucket refuses uploads with SSE-C'),
  'signature-version': other('not-authorization', 'SSE-KMS needs a request signed with SigV4'),
  encoded: policies('unknown', 'the request was refused; the encoded message tells by what'),
  unrecognized: other('unknown', 'nothing'),
};

function policies(denial: Denial, proves: string): FormMeaning {
  return { denial, refutesAllow: true, proves };
}

function other(denial: Denial, proves: string): FormMeaning {
  return { denial, refutesAllow: false, proves };
}
