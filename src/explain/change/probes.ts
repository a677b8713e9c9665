import type { Estate } from '../../estate/estate.ts';
import type { DecidedStep } from '../../flow/run-once.ts';
import type { ReconstructedRequest } from '../reconstructed-request.ts';
import { bucketArnOf } from '../s3-arn.ts';
import { subjectWords, type Subject } from '../subject.ts';
import { principalArnOf } from './obstacle.ts';

/** Somebody else, or something else, that a change may let through as well. */
export interface Probe {
  /** Whom or what it stands for, for people. */
  readonly who: string;
  /** The caller itself, with another call. */
  readonly isCaller: boolean;
  readonly subject: Subject;
}

/** An account that is not in the estate. */
const OUTSIDERS: readonly string[] = ['999999999999', '888888888888', '777777777777'];
/** More principals than this are not asked one by one. */
const MOST = 50;

/**
 * What to try besides the call itself: the other users and roles, callers of another account and
 * nobody in particular on the same; the caller on another object, and at AWS KMS without Amazon S3.
 */
export function probesFor(
  subject: Subject,
  step: DecidedStep | undefined,
  estate: Estate,
): readonly Probe[] {
  const own = step ? principalArnOf(step) : (subjectWords(subject).principal ?? '');
  const others = [...estate.accounts.values()]
    .flatMap(({ principals }) => [...principals.keys()])
    .filter((arn) => arn !== own)
    .slice(0, MOST)
    .map((arn) => ({ who: arn, isCaller: false, subject: asOther(subject, arn) }));
  const outside = OUTSIDERS.find((account) => !estate.accounts.has(account)) ?? '';
  const stranger = `arn:${estate.partition}:iam::${outside}:user/somebody`;
  return [
    ...others,
    {
      who: 'callers of other accounts',
      isCaller: false,
      subject: asOther(subject, stranger),
    },
    { who: 'anonymous', isCaller: false, subject: asOther(subject, 'anonymous') },
    ...onOtherObject(subject),
    ...directly(subject, step),
  ];
}

function asOther(subject: Subject, principal: string): Subject {
  switch (subject.kind) {
    case 'operation':
      return { kind: 'operation', request: { ...subject.request, principal } };
    case 'call':
      return { ...subject, request: anonymized(subject.request, principal) };
    case 'request': {
      const context = new Map([...subject.request.context].filter(([key]) => !OWN.test(key)));
      return { kind: 'request', request: { ...subject.request, principal, context } };
    }
  }
}

/** Keys that belong to the caller. */
const OWN = /^aws:(?:Principal|userid|username|SourceIdentity|TokenIssueTime|MultiFactor)/i;

function anonymized(
  { action, resource, resourceAccount, keys, open }: ReconstructedRequest,
  principal: string,
): ReconstructedRequest {
  const rest = keys.filter(({ key }) => !OWN.test(key));
  return { action, principal, resource, resourceAccount, keys: rest, open };
}

function onOtherObject(subject: Subject): readonly Probe[] {
  if (subject.kind !== 'operation' || !subject.request.resource.includes(':s3:::')) return [];
  const bucket = bucketArnOf(subject.request.resource);
  if (bucket === subject.request.resource) return [];
  const request = { ...subject.request, resource: `${bucket}/another-object` };
  return [
    {
      who: 'the caller on other objects of the bucket',
      isCaller: true,
      subject: { kind: 'operation', request },
    },
  ];
}

function directly(subject: Subject, decided: DecidedStep | undefined): readonly Probe[] {
  const { kms, call, principal } = decided?.step ?? {};
  if (!kms?.isForwarded || subject.kind !== 'operation' || !call || !principal) return [];
  const pairs = [...kms.encryptionContext.pairs].flatMap(([name, value]) =>
    value.kind === 'value' ? [[`encryptionContext.${name}`, value.text] as const] : [],
  );
  const request = { principal, operation: call, resource: kms.key.arn, parameters: new Map(pairs) };
  return [
    {
      who: `the caller at AWS KMS without Amazon S3 (${call})`,
      isCaller: true,
      subject: { kind: 'operation', request },
    },
  ];
}
