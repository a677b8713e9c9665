import type { ResourceType } from './resource-type.ts';

/** How the Service Authorization Reference ranks what an action does. */
export type AccessLevel = 'List' | 'Permissions management' | 'Read' | 'Tagging' | 'Write';

/** A resource type that an action accepts in a policy's Resource. */
export interface ActionResourceType {
  readonly type: ResourceType;
  /** True when the action always touches a resource of this type. */
  readonly required: boolean;
  /** Names of the condition keys that only this pair of action and type brings. */
  readonly conditionKeys: readonly string[];
}

/** One action of a service. */
export interface Action {
  /** The service's prefix, `s3`. */
  readonly service: string;
  /** The documented spelling, `GetObject`. */
  readonly name: string;
  /** As policies write it, `s3:GetObject`. */
  readonly id: string;
  /** Sorted; an action that tags or manages permissions is a `Write` action as well. */
  readonly access: readonly AccessLevel[];
  readonly resourceTypes: readonly ActionResourceType[];
  /** Names of the condition keys of the action itself, whatever the resource. */
  readonly conditionKeys: readonly string[];
  /** Ids of the actions that every caller of this one needs as well. */
  readonly dependentActions: readonly string[];
  /** False for an action of a service none of whose requests carry the tags of a resource. */
  readonly ofTaggedService: boolean;
  /** True when the action accepts no resource type: only `"Resource": "*"` matches it. */
  readonly onlyStarResource: boolean;
}
