/** The JSON contract of one authorization: what `decide` takes and gives. See README.md. */

/** A context value as JSON. A list is a multivalued key; null is as good as absent. */
export type ContextValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number | boolean)[];

/** The request: who does what to which resource, in which context. */
export interface Request {
  /** An IAM or STS ARN, a service principal, `anonymous`, or an identity provider. */
  readonly principal: string;
  /** `service:Name`. */
  readonly action: string;
  /** An ARN, or `*` for an action without a resource. */
  readonly resource: string;
  /** Twelve digits. Needed where the ARN has no account, as in S3. */
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  /** Context keys that nobody can tell: absent or any value. */
  readonly unknown?: readonly string[];
  readonly managementAccount?: string;
}

/** A policy document with the name it is reported under. The document is any JSON. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: unknown;
}

/** A KMS grant on the requested key. */
export interface Grant {
  readonly grantee: string;
  readonly operations: readonly string[];
  readonly constraints?: GrantConstraints;
}

/** What a grant asks of the request besides grantee and operation. */
export interface GrantConstraints {
  readonly encryptionContextSubset?: Readonly<Record<string, string>>;
  readonly encryptionContextEquals?: Readonly<Record<string, string>>;
  readonly sourceArn?: string;
}

/** Every policy that may bear on the request. An absent kind does not apply. */
export interface Policies {
  readonly identity?: readonly NamedPolicy[];
  readonly resource?: NamedPolicy;
  readonly boundary?: readonly NamedPolicy[];
  readonly session?: readonly NamedPolicy[];
  /** Levels from the organization root down to the account. */
  readonly scps?: readonly (readonly NamedPolicy[])[];
  readonly rcps?: readonly (readonly NamedPolicy[])[];
  readonly endpoint?: readonly NamedPolicy[];
  readonly grants?: readonly Grant[];
  readonly publicAccessBlock?: { readonly restrictPublicBuckets: boolean };
}

/** One authorization to settle. */
export interface Input {
  readonly id?: string;
  readonly request: Request;
  readonly policies: Policies;
}

/** The four answers. */
export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny' | 'unknown';

/** The kinds under which statements and blockers are reported. */
export type ReportedKind =
  | 'identity'
  | 'resource'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'grant';

/** A statement that decided. */
export interface Determining {
  readonly kind: ReportedKind;
  readonly policy: string;
  readonly statement: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
}

/** The answer, with the statements behind it and the doubtful points it rests on. */
export interface Output {
  readonly id?: string;
  readonly decision: Decision;
  readonly determining: readonly Determining[];
  readonly blockedBy: readonly string[];
  readonly assumptions: readonly string[];
}
