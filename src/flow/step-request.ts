import type { ContextValue, Request } from '../authorize/request.ts';
import type { Step } from './step.ts';

/**
 * The request that a step makes. A variable is a key of which nobody knows the value: a request
 * speaks of one case, not of all.
 */
export function stepRequest(step: Step, managementAccount: string | undefined): Request {
  const { call, principal, resource, resourceAccount, keys, open } = step;
  const context = new Map<string, ContextValue>();
  const unknown: string[] = [];
  for (const [key, value] of keys) {
    if (value.kind === 'value') context.set(key, value.text);
    else if (value.kind === 'list') context.set(key, value.texts);
    else if (value.kind !== 'absent') unknown.push(key);
  }
  return {
    principal,
    action: call,
    resource: resource.kind === 'value' ? resource.text : '*',
    resourceAccount,
    context,
    unknown,
    open,
    managementAccount,
  };
}
