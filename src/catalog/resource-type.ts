import type { ArnTemplate } from './arn-template.ts';

/** A kind of resource of a service, such as the `object` of Amazon S3. */
export interface ResourceType {
  readonly name: string;
  /** Most types have one; a few are written in two ways. */
  readonly arnTemplates: readonly ArnTemplate[];
  /**
   * Names of the condition keys that a request for such a resource can carry. Undefined when the
   * Service Authorization Reference says nothing of them.
   */
  readonly conditionKeys: readonly string[] | undefined;
}
