/** An action on a resource that the configuration calls sensitive. */
export interface SensitiveAccess {
  /** Without wildcards: `s3:GetObject`. */
  readonly action: string;
  /** The ARN of a resource or a pattern for some. */
  readonly resource: string;
}
