/** One call of an S3 or KMS operation, as its caller makes it. */
export interface OperationRequest {
  /** In the form of `Request.principal`. */
  readonly principal: string;
  /** The API's name with its service, such as `s3:GetObject`. */
  readonly operation: string;
  /** The ARN of the bucket, object or key; for KMS also an alias or a key id. */
  readonly resource: string;
  /**
   * What `--with` takes: request parameters under the API's names with a dot before the name of an
   * entry (`encryptionContext.team`, `tagging.team`), and condition keys (`aws:SourceIp`).
   */
  readonly parameters: ReadonlyMap<string, string>;
}
