import { matchesWildcard } from '../policy/wildcard.ts';
import type { Presence } from './presence.ts';

interface PresenceException {
  /** Names of condition keys, in template form. */
  readonly keys: readonly string[];
  /** Action ids, with wildcards. */
  readonly actions: readonly string[];
  readonly presence: Presence;
  /** The AWS page that says more than the Service Authorization Reference. */
  readonly page: string;
}

/** Where another page of AWS contradicts a `never` of the Service Authorization Reference. */
const exceptions: readonly PresenceException[] = [
  {
    keys: ['aws-marketplace:ProductId'],
    actions: ['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe'],
    presence: 'possible',
    page: 'Amazon Bedrock User Guide, model-access-permissions',
  },
  {
    keys: ['aws:RequestTag/', 'aws:TagKeys'],
    actions: ['tag:TagResources', 'tag:UntagResources'],
    presence: 'unknown',
    page: 'AWS Managed Policy Reference, AwsGlueSessionUserRestrictedPolicy',
  },
  {
    // Documented for the call that starts a session; whether they stay in it is not.
    keys: ['sts:RoleSessionName', 'sts:SourceIdentity'],
    actions: ['*'],
    presence: 'unknown',
    page: 'IAM User Guide, reference_policies_iam-condition-keys',
  },
];

/** What AWS documents elsewhere of a key that the reference does not list for the action. */
export function presenceException(keyName: string, actionId: string): Presence | undefined {
  return exceptions.find(
    ({ keys, actions }) =>
      keys.includes(keyName) && actions.some((pattern) => matchesWildcard(pattern, actionId)),
  )?.presence;
}
