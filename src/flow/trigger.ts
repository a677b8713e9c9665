import { asciiLower } from '../policy/ascii-case.ts';
import type { Trigger } from './operation.ts';

/** Whether a request has what a check depends on; of a Bucket Key, the encryption tells. */
export function isTriggered(
  trigger: Trigger | undefined,
  parameters: ReadonlyMap<string, string>,
): boolean {
  const has = (name: string): boolean =>
    [...parameters.keys()].some((key) => key === name || key.startsWith(`${name}.`));
  switch (trigger) {
    case undefined:
    case 'bucket-key':
      return true;
    case 'tagging':
      return has('tagging');
    case 'acl':
      return has('acl') || [...parameters.keys()].some((key) => key.startsWith('grant'));
    case 'retention':
      return has('objectLockMode') || has('objectLockRetainUntilDate');
    case 'legal-hold':
      return has('objectLockLegalHoldStatus');
    case 'checksum':
      return asciiLower(parameters.get('checksumMode') ?? '') === 'enabled';
    case 'bypass-governance':
      return parameters.get('bypassGovernance') === 'true';
  }
}
