import type { Findings } from '../findings.ts';
import type { MessageForm } from '../message-forms.ts';
import { messageForms } from '../message-forms.ts';
import type { CauseRow } from './cause.ts';

const ABOUT_KEYS: ReadonlySet<MessageForm> = new Set(['key-not-found', 'ciphertext']);
const ABOUT_OWNERSHIP: ReadonlySet<MessageForm> = new Set(['public-access-block']);
const HIDES: ReadonlySet<MessageForm> = new Set(['bare', 'forbidden']);

/** No policy refused the call: the state of a key, the form of a request. */
export const notAuthorization: CauseRow = {
  name: 'not-authorization',
  recognize({ judgement, message }) {
    if (judgement?.kind === 'key-state' || isState(judgement?.reasons, judgement?.at)) {
      return `${judgement?.reasons[0] ?? 'the state of the key forbids its use'}; no policy can change that`;
    }
    if (judgement?.kind === 'bad-request' && !isLookup(judgement.code))
      return `${judgement.reasons[0] ?? 'the request is not right'}; no policy can change that`;
    if (message?.denial !== 'not-authorization') return undefined;
    if (ABOUT_KEYS.has(message.form) || ABOUT_OWNERSHIP.has(message.form)) return undefined;
    return `${messageForms[message.form].proves}${stateOf(message.keyState)}`;
  },
};

function isState(reasons: readonly string[] = [], at: string | undefined): boolean {
  return at?.startsWith('kms:') === true && STATE.test(reasons[0] ?? '');
}

const STATE = /^arn:\S+:key\/\S+ (?:is|waits) /;

function stateOf(state: string | undefined): string {
  return state === undefined ? '' : `: it is ${state}`;
}

function isLookup(code: string | undefined): boolean {
  return code?.endsWith('NotFoundException') === true;
}

/** The request, or the configuration of the bucket, names something that is not there. */
export const missingKey: CauseRow = {
  name: 'wrong-resource',
  recognize({ judgement, message }) {
    if (judgement?.kind === 'bad-request' && isLookup(judgement.code)) {
      return `${judgement.reasons[0] ?? ''}: an alias or key id is looked up in the account that asks and in the Region of the bucket`;
    }
    if (message === undefined || judgement?.decision === 'deny') return undefined;
    return ABOUT_KEYS.has(message.form) ? messageForms[message.form].proves : undefined;
  },
};

/** An Allow names another resource than the call is about. */
export const otherResource: CauseRow = {
  name: 'wrong-resource',
  recognize({ misses, stopped }) {
    const miss = misses.find(({ element }) => element === 'resource');
    if (!miss || !stopped) return undefined;
    const [asked = ''] = miss.request;
    return `statement ${miss.source.statement} of ${miss.source.kind} policy ${miss.source.policy} allows ${stopped.step.call}, but on ${quoted(miss.filled)}, while the call is about \`${asked}\`${hint(miss.policy, asked)}`;
  },
};

function quoted(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}

/** The mix-ups that people make most. */
function hint(patterns: readonly string[], asked: string): string {
  if (patterns.some((pattern) => pattern.includes(':alias/'))) {
    return ': AWS KMS authorizes the key, never its alias';
  }
  if (patterns.some((pattern) => pattern === asked.split('/')[0])) {
    return ': an action on objects needs the ARN of the objects, with `/*`';
  }
  return patterns.some((pattern) => pattern.startsWith(`${asked}/`))
    ? ': an action on the bucket needs the ARN of the bucket, without `/*`'
    : '';
}

/** Who owns the object, and what may be public. */
export const objectOwnership: CauseRow = {
  name: 'object-ownership',
  recognize(findings) {
    const { message, blockers, stopped, refused } = findings;
    if (message && ABOUT_OWNERSHIP.has(message.form)) {
      return `${messageForms[message.form].proves}: ${message.setting ?? ''}`;
    }
    if (blockers.includes('public-access-block')) {
      return 'S3 Block Public Access keeps other accounts and anonymous callers out of a bucket with a public policy';
    }
    if (refused.principal === 'anonymous' && stopped?.step.kms) {
      return 'an object under SSE-KMS cannot be read anonymously: AWS KMS needs a caller whom it knows';
    }
    return ownedByOthers(findings);
  },
};

/** Only the writer of such an object decides over it, and no model tells who that was. */
function ownedByOthers({ target, message, judgement }: Findings): string | undefined {
  if (judgement?.decision !== 'allow' || !message || !HIDES.has(message.form)) return undefined;
  if (target?.kind !== 'object' || target.bucket.objectOwnership === 'BucketOwnerEnforced')
    return undefined;
  return `the policies allow it, but the bucket leaves objects to who wrote them (${target.bucket.objectOwnership}): one that another account uploaded is not for the bucket owner to share`;
}

/** Amazon S3 hides from those who may not list a bucket that an object is not there. */
export const hiddenObject: CauseRow = {
  name: 'not-authorization',
  recognize({ target, message, judgement, refused }) {
    if (judgement?.decision !== 'allow' || !message || !HIDES.has(message.form)) return undefined;
    if (!READS.has(refused.call) || target?.kind !== 'object') return undefined;
    return 'the policies allow it: the object is probably not there, and Amazon S3 answers 403 instead of 404 to who may not list the bucket; or the signature had expired';
  },
};

const READS: ReadonlySet<string> = new Set(['s3:GetObject', 's3:HeadObject']);
