import type { Policy } from '../policy/policy.ts';

/** Every policy that may bear on a request. A kind that is absent does not apply. */
export interface PolicySet {
  readonly identity?: readonly NamedPolicy[] | undefined;
  readonly resource?: NamedPolicy | undefined;
  readonly boundary?: readonly NamedPolicy[] | undefined;
  readonly session?: readonly NamedPolicy[] | undefined;
  /** Levels from the organization's root down to the account. */
  readonly scps?: readonly (readonly NamedPolicy[])[] | undefined;
  readonly rcps?: readonly (readonly NamedPolicy[])[] | undefined;
  /** The policies of the VPC endpoint that the request comes through. */
  readonly endpoint?: readonly NamedPolicy[] | undefined;
  readonly grants?: readonly Grant[] | undefined;
  readonly publicAccessBlock?: PublicAccessBlock | undefined;
}

/** A policy under the name by which decisions report it. */
export type NamedPolicy =
  | { readonly name: string; readonly policy: Policy }
  /** A document that is missing or that nobody can read: what it says is unknown. */
  | { readonly name: string; readonly unreadable: string };

/** A KMS grant on the requested key. Source: AWS KMS API Reference, GrantListEntry. */
export interface Grant {
  readonly grantee: string;
  /** As the API names them, such as `Decrypt`. */
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints;
}

export interface GrantConstraints {
  /** Pairs that the encryption context must hold. */
  readonly encryptionContextSubset?: ReadonlyMap<string, string>;
  /** Pairs that the encryption context must consist of. */
  readonly encryptionContextEquals?: ReadonlyMap<string, string>;
  readonly sourceArn?: string;
}

/** The setting of S3 Block Public Access that bears on requests, over all its levels. */
export interface PublicAccessBlock {
  readonly restrictPublicBuckets: boolean;
}
