import type { ContextValue, Decision, Input, NamedPolicy, Policies, Request } from '../input.ts';

/** A request settled by hand from one page of AWS's documentation. */
export interface Case {
  readonly name: string;
  /** Name of the page: IAM User Guide unless another guide is named. */
  readonly page: string;
  readonly request: Request;
  readonly policies: Policies;
  readonly expect: Decision;
  /** The doubtful points that the decision must rest on, all of them; left out: not looked at. */
  readonly doubts?: readonly string[];
}

/** The account of most resources and principals. */
export const A = '111111111111';
/** Another account. */
export const B = '222222222222';
/** An IAM user of account A. */
export const USER = `arn:aws:iam::${A}:user/ana`;
/** A role of account A, with a path. */
export const ROLE = `arn:aws:iam::${A}:role/team/reader`;
/** A session of {@link ROLE}. */
export const SESSION = `arn:aws:sts::${A}:assumed-role/reader/s1`;
/** A federated-user session of account A. */
export const FEDERATED = `arn:aws:sts::${A}:federated-user/bob`;
/** The root user of account A. */
export const ROOT = `arn:aws:iam::${A}:root`;
/** A user of account B. */
export const FOREIGN_USER = `arn:aws:iam::${B}:user/eve`;
/** An object in a bucket of account A. */
export const OBJECT = 'arn:aws:s3:::lab/a.txt';
/** A KMS key of account A. */
export const KEY = `arn:aws:kms:us-east-1:${A}:key/1234`;

/** Elements of a statement, to be laid over the defaults. */
export type Elements = Readonly<Record<string, unknown>>;

/** An Allow of everything, with the elements laid over it. */
export function allow(elements: Elements = {}): Elements {
  return { Effect: 'Allow', Action: '*', Resource: '*', ...elements };
}

/** A Deny of everything, with the elements laid over it. */
export function deny(elements: Elements = {}): Elements {
  return { ...allow(elements), Effect: 'Deny' };
}

/** A named policy of version 2012-10-17. */
export function policy(...statements: readonly Elements[]): NamedPolicy {
  return { name: 'p', document: { Version: '2012-10-17', Statement: statements } };
}

/** A policy without version, in which `${…}` is text. */
export function oldPolicy(...statements: readonly Elements[]): NamedPolicy {
  return { name: 'old', document: { Statement: statements } };
}

/** The principal reads the object. */
export function reads(
  principal: string,
  context: Readonly<Record<string, ContextValue>> = {},
): Request {
  return { principal, action: 's3:GetObject', resource: OBJECT, resourceAccount: A, context };
}

/** The principal decrypts with the key. */
export function decrypts(
  principal: string,
  context: Readonly<Record<string, ContextValue>> = {},
): Request {
  return { principal, action: 'kms:Decrypt', resource: KEY, resourceAccount: A, context };
}

/** The input of a case. */
export function inputOf({ request, policies }: Case): Input {
  return { request, policies };
}
