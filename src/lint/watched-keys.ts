import type { Action } from '../catalog/action.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import type { RuleId } from './rule.ts';

/**
 * Condition keys that have a rule of their own, on the actions that this rule speaks of: there the
 * general rules on absent keys stay silent. A new rule of that kind adds its row here.
 */
interface WatchedKeys {
  readonly rule: RuleId;
  /** Names of condition keys, in template form. */
  readonly keys: readonly string[];
  /** Action ids with wildcards, in lower case; every action when absent. */
  readonly actions?: readonly string[];
  /** What else has to be true of an action. */
  readonly suits?: (action: Action) => boolean;
}

const watched: readonly WatchedKeys[] = [
  {
    rule: 's3/existing-object-tag-on-put',
    keys: ['s3:ExistingObjectTag/'],
    actions: ['s3:putobject'],
  },
  {
    rule: 's3/existing-object-tag-on-delete',
    keys: ['s3:ExistingObjectTag/'],
    actions: ['s3:deleteobject', 's3:deleteobjectversion'],
  },
  {
    rule: 's3/request-object-tag-on-read',
    keys: ['s3:RequestObjectTag/', 's3:RequestObjectTagKeys'],
  },
  {
    rule: 's3/sse-key-on-read',
    keys: [
      's3:x-amz-server-side-encryption',
      's3:x-amz-server-side-encryption-aws-kms-key-id',
      's3:x-amz-server-side-encryption-customer-algorithm',
    ],
  },
  {
    rule: 's3/prefix-on-object-action',
    keys: ['s3:prefix', 's3:delimiter', 's3:max-keys'],
    suits: ({ resourceTypes }) => resourceTypes.some(({ type }) => type.name === 'object'),
  },
  {
    rule: 'kms/context-key-on-non-crypto-action',
    keys: ['kms:EncryptionContext:', 'kms:EncryptionContextKeys'],
  },
  {
    rule: 'kms/grant-key-on-crypto-action',
    keys: [
      'kms:GrantConstraintSourceArn',
      'kms:GrantConstraintType',
      'kms:GrantIsForAWSResource',
      'kms:GrantOperations',
      'kms:GranteePrincipal',
      'kms:GranteeServicePrincipal',
      'kms:RetiringPrincipal',
      'kms:RetiringServicePrincipal',
    ],
    suits: ({ name }) => !/Grants?$/.test(name),
  },
  {
    rule: 'condition/resource-tag-unsupported',
    keys: ['aws:ResourceTag/'],
    suits: ({ ofTaggedService }) => !ofTaggedService,
  },
];

/** What a rule watches, in the form that `absentKeyFindings` takes. */
export interface Watch {
  /** True for a condition key, in lower case, that the rule is about. */
  readonly isKey: (key: string) => boolean;
  /** True for an action whose requests the rule watches. */
  readonly isAction: (action: Action) => boolean;
}

/** The keys and actions that a rule has for itself; nothing for a rule that has none. */
export function watchedBy(rule: RuleId): Watch {
  const rows = watched.filter((row) => row.rule === rule);
  return {
    isKey: (key) => rows.some((row) => hasKey(row, key)),
    isAction: (action) => rows.some((row) => hasAction(row, action)),
  };
}

/** True when a rule of its own speaks of the key on the action, so that no general one need. */
export function isWatched(key: string, action: Action): boolean {
  const name = asciiLower(key);
  return watched.some((row) => hasKey(row, name) && hasAction(row, action));
}

function hasKey({ keys }: WatchedKeys, key: string): boolean {
  return keys.some((name) => {
    const watchedKey = asciiLower(name);
    return key === watchedKey || (/[/:]$/.test(watchedKey) && key.startsWith(watchedKey));
  });
}

function hasAction({ actions, suits }: WatchedKeys, action: Action): boolean {
  if (suits && !suits(action)) return false;
  return !actions || actions.some((pattern) => matchesWildcard(pattern, asciiLower(action.id)));
}

/** The rules that watch keys of their own, each once. */
export const watchingRules: readonly RuleId[] = [...new Set(watched.map(({ rule }) => rule))];
