import type { Path } from '../../syntax/pointer.ts';
import type { PlainValue } from '../../syntax/to-value.ts';
import type { StatementKind } from '../../term/term.ts';

/** One change that would help a refused call. */
export type Edit = PolicyEdit | NewPolicy | ParameterEdit | TagEdit | KeyStateEdit;

interface EditBase {
  /** What to do, as an instruction without a full stop. */
  readonly says: string;
  /** How much the change gives away by its kind, from 0. */
  readonly weight: number;
  /** What a Deny protects from which the change makes an exception. */
  readonly protects?: string;
}

/** A change in the document of a policy. */
export interface PolicyEdit extends EditBase {
  readonly kind: 'policy';
  /** As the estate names it. */
  readonly policy: string;
  readonly type: StatementKind;
  readonly patch: readonly PatchOperation[];
}

/** One operation on a document. Source: RFC 6902. */
export interface PatchOperation {
  readonly op: 'add' | 'replace';
  /** The step `-` behind a list means its end. */
  readonly path: Path;
  readonly value: PlainValue;
}

/** A policy where there is none: a principal's own, or that of a bucket. */
export interface NewPolicy extends EditBase {
  readonly kind: 'new-policy';
  readonly type: 'identity' | 'bucket';
  /** The ARN of what gets it. */
  readonly attachTo: string;
  readonly document: PlainValue;
}

/** Another parameter of the request; without a value it is left out. */
export interface ParameterEdit extends EditBase {
  readonly kind: 'parameter';
  /** As `simulate --with` takes it. */
  readonly name: string;
  readonly value: string | undefined;
}

/** A tag of a user or a role. */
export interface TagEdit extends EditBase {
  readonly kind: 'tag';
  readonly principal: string;
  readonly name: string;
  readonly value: string;
}

/** A key that is enabled again. */
export interface KeyStateEdit extends EditBase {
  readonly kind: 'key-state';
  readonly key: string;
  readonly state: 'Enabled';
}

/** How much each kind of change gives away, the least first. */
export const WEIGHT = {
  parameter: 0,
  keyState: 1,
  conditionValue: 2,
  resource: 3,
  tag: 4,
  newStatement: 5,
  principal: 6,
  action: 7,
  exception: 8,
} as const;
