/** One request to be authorized. */
export interface Request {
  /** An IAM or STS ARN, a service principal, an identity provider, or `anonymous`. */
  readonly principal: string;
  /** `service:Name`. */
  readonly action: string;
  /** An ARN, or `*` for an action without a resource. */
  readonly resource: string;
  /** Twelve digits; needed where the ARN has no account, as in Amazon S3. */
  readonly resourceAccount?: string | undefined;
  /** A list is the value of a multivalued key. Keys that are not here are absent. */
  readonly context: ReadonlyMap<string, ContextValue>;
  /** Context keys of which the input does not tell whether they are there, and with which value. */
  readonly unknown: readonly string[];
  /**
   * Beginnings of keys (`s3:ExistingObjectTag/`, in lower case) of which the same holds, unless
   * `context` says what they are.
   */
  readonly open?: readonly string[] | undefined;
  /** The management account of the organization, which SCPs and RCPs spare. */
  readonly managementAccount?: string | undefined;
}

export type ContextValue = string | readonly string[];
