import { conditionKey, type ConditionKey } from './condition-key.ts';

/**
 * A claim of an OpenID Connect provider: `host:claim` or `host/path:claim`, such as
 * `token.actions.githubusercontent.com:sub`. Providers are the user's own, so any host will do.
 * Source: IAM User Guide, reference_policies_iam-condition-keys (web identity federation).
 */
export function federatedKey(text: string): ConditionKey | undefined {
  const claim = text.slice(text.lastIndexOf(':') + 1);
  const host = text.slice(0, Math.max(0, text.search(/[/:]/)));
  if (!HOST.test(host) || claim.length === 0 || claim.length === text.length) return undefined;
  // amr is the one standard claim that holds a list.
  return conditionKey(text, claim === 'amr' ? 'ArrayOfString' : 'String');
}

const HOST = /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
