import { asciiLower } from '../policy/ascii-case.ts';
import { ArnText } from '../term/arn-text.ts';
import { readCaller, type Caller } from '../term/caller.ts';
import type { Request } from './request.ts';

/** What follows from a request alone, read once. */
export interface RequestFacts {
  readonly caller: Caller;
  /** In lower case. */
  readonly action: string;
  /** The prefix of the action, in lower case. */
  readonly service: string;
  readonly resource: ArnText;
  /** The account of the resource, as given or as its ARN says; undefined when neither tells. */
  readonly owner: string | undefined;
}

/** The facts of a request; undefined when its principal has none of the known forms. */
export function requestFacts(request: Request): RequestFacts | undefined {
  const caller = readCaller(request.principal, request.action);
  if (!caller) return undefined;
  const action = asciiLower(request.action);
  const resource = new ArnText(request.resource);
  const owner = ownerOf(resource, request.resourceAccount);
  return { caller, action, service: serviceOf(action), resource, owner };
}

/** The prefix of an action, `s3`. */
export function serviceOf(action: string): string {
  const colon = action.indexOf(':');
  return colon < 0 ? action : action.slice(0, colon);
}

/** An action without resource is about no account. */
function ownerOf({ text, parts }: ArnText, given: string | undefined): string | undefined {
  if (text === '*') return undefined;
  const account = given ?? (parts?.[0] === 'arn' ? parts[4] : '');
  return ACCOUNT.test(account) ? account : undefined;
}

const ACCOUNT = /^[0-9]{12}$/;
