import type { Grant, NamedPolicy, PublicAccessBlock } from '../authorize/policy-set.ts';
import type { PolicySource } from './policy-source.ts';

/** A model of accounts and of what is in them. Every list keeps the order of the file. */
export interface Estate {
  /** As ARNs write it, such as `aws`. */
  readonly partition: string;
  readonly organization: Organization | undefined;
  /** By id, twelve digits. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** The buckets of all accounts by name, which no two share. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** Where each policy was written, by its name; AWS's own policies stand in no file. */
  readonly sources: ReadonlyMap<string, PolicySource>;
}

/** The organization that the accounts belong to. */
export interface Organization {
  /** Such as `o-abcde12345`. */
  readonly id: string;
  readonly managementAccount: string | undefined;
  /** All its accounts by id, those that the estate does not model too. */
  readonly members: ReadonlyMap<string, Member>;
}

/** An account's place in an organization. */
export interface Member {
  /**
   * The path of `aws:PrincipalOrgPaths`, ending with a slash; undefined where the estate does not
   * give the ids of root and units.
   */
  readonly path: string | undefined;
  /**
   * Policies of the levels from the root down to the unit. A level for which the estate lists none
   * has what AWS attaches by default, which allows all, and is left out.
   */
  readonly scps: readonly (readonly NamedPolicy[])[];
  readonly rcps: readonly (readonly NamedPolicy[])[];
}

/** One account, with the guardrails that reach it from the organization. */
export interface Account {
  readonly id: string;
  /** The organization that it belongs to. */
  readonly organization: Organization | undefined;
  /**
   * The path of `aws:PrincipalOrgPaths`, ending with a slash; undefined outside an organization and
   * where the estate does not give the ids of its root and units.
   */
  readonly organizationPath: string | undefined;
  /** Levels from the organization's root down to the account; undefined when none apply. */
  readonly scps: readonly (readonly NamedPolicy[])[] | undefined;
  readonly rcps: readonly (readonly NamedPolicy[])[] | undefined;
  /** Users and roles by ARN. */
  readonly principals: ReadonlyMap<string, Principal>;
  /** Roles by name, which is all that the ARN of a session tells. */
  readonly roles: ReadonlyMap<string, Principal>;
  /** The policies of each group of users, by its name. */
  readonly groups: ReadonlyMap<string, readonly NamedPolicy[]>;
  /** By name. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /** By ARN; AWS managed keys are among them only where the estate writes them out. */
  readonly keys: ReadonlyMap<string, Key>;
  /** Keys by the addresses of their aliases; see `aliasAddress`. */
  readonly aliases: ReadonlyMap<string, Key>;
  /** The key that AWS keeps in the account for a service (`s3`), made when first asked for. */
  readonly awsManagedKey: (service: string, region: string) => Key;
  /** By id, `vpce-…`. */
  readonly vpcEndpoints: ReadonlyMap<string, VpcEndpoint>;
  /** Resource policies of other services, by ARN. */
  readonly resources: ReadonlyMap<string, NamedPolicy>;
}

/** A user or a role. */
export type Principal = PrincipalBase &
  (
    | { readonly kind: 'user'; readonly groups: readonly string[] }
    | {
        readonly kind: 'role';
        readonly trust: NamedPolicy;
      }
  );

interface PrincipalBase {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  readonly path: string;
  readonly tags: ReadonlyMap<string, string>;
  /** Its own identity policies, then those of its groups. */
  readonly identity: readonly NamedPolicy[];
  readonly boundary: NamedPolicy | undefined;
}

/** An S3 general purpose bucket. */
export interface Bucket {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly policy: NamedPolicy | undefined;
  readonly tags: ReadonlyMap<string, string>;
  readonly publicAccessBlock: PublicAccessBlock | undefined;
  readonly objectOwnership: ObjectOwnership;
  /** What new objects get when the request does not say. */
  readonly encryption: Encryption;
  readonly blocksCustomerKeys: boolean;
  /** The bucket's tags count as `aws:ResourceTag/…`. */
  readonly isAbacEnabled: boolean;
  /** The objects that the estate knows, by object key. There may be others. */
  readonly objects: ReadonlyMap<string, StoredObject>;
}

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** How S3 encrypts. `key` is as written: key ARN, key id, alias, or undefined for `alias/aws/s3`. */
export type Encryption =
  | { readonly algorithm: 'AES256' }
  | {
      readonly algorithm: 'aws:kms';
      readonly key: string | undefined;
      readonly bucketKey: boolean;
    }
  | { readonly algorithm: 'aws:kms:dsse'; readonly key: string | undefined }
  /** The client sends its key with every request. */
  | { readonly algorithm: 'SSE-C' };

/** An object as it is stored. */
export interface StoredObject {
  readonly encryption: Encryption;
  /** The pairs that the uploader gave; S3 adds `aws:s3:arn` to them. */
  readonly context: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

/** A KMS key. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  readonly policy: NamedPolicy;
  /** With the prefix `alias/`. */
  readonly aliases: readonly string[];
  readonly state: KeyState;
  readonly manager: 'customer' | 'aws';
  readonly spec: string;
  readonly usage: string;
  readonly origin: string;
  /** The kind of multi-Region key; undefined for one that stays in its Region. */
  readonly multiRegion: 'PRIMARY' | 'REPLICA' | undefined;
  readonly tags: ReadonlyMap<string, string>;
  readonly grants: readonly Grant[];
}

/** Source: AWS KMS Developer Guide, key-state. */
export type KeyState =
  | 'Enabled'
  | 'Disabled'
  | 'PendingDeletion'
  | 'PendingReplicaDeletion'
  | 'PendingImport'
  | 'Unavailable'
  | 'Creating'
  | 'Updating';

/** A VPC endpoint through which requests may come. */
export interface VpcEndpoint {
  readonly id: string;
  /** The prefix of the service that it leads to, such as `s3`. */
  readonly service: string;
  readonly vpc: string | undefined;
  readonly policy: NamedPolicy | undefined;
}
