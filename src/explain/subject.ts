import type { Request } from '../authorize/request.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import type { ReconstructedRequest } from './reconstructed-request.ts';

/** What of a refused call can be decided by the policies of an estate. */
export type Subject =
  /** A whole operation, step by step. */
  | { readonly kind: 'operation'; readonly request: OperationRequest }
  /** One authorization, as far as a record or a message tells it. */
  | {
      readonly kind: 'call';
      readonly request: ReconstructedRequest;
      /** True when a service made it for the caller. */
      readonly isForwarded: boolean;
    }
  /** One authorization of which everything is told. */
  | { readonly kind: 'request'; readonly request: Request };

/** Who asks for what, as a subject names it; undefined where nothing tells. */
export interface SubjectWords {
  readonly principal: string | undefined;
  /** An operation or an action. */
  readonly call: string;
  readonly resource: string | undefined;
}

/** Who asks for what. */
export function subjectWords(subject: Subject): SubjectWords {
  const { principal, resource } = subject.request;
  const call = subject.kind === 'operation' ? subject.request.operation : subject.request.action;
  return { principal, call, resource };
}
