import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import type { VpcEndpoint } from '../estate/estate.ts';
import { callerFacts } from '../estate/facts.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import type { Call } from './call.ts';
import { isIdentityKey, ownGlobalKeys, type Circumstances } from './global-keys.ts';
import { text, valuesOf, type Keys, type Value } from './value.ts';

/** The keys of a request that the caller makes itself, but for those of the service. */
export function ownKeys(call: Call, region: string | undefined): Keys {
  return new Map([...identityKeys(call), ...ownGlobalKeys(circumstancesOf(call, region))]);
}

/** How the caller's own request comes to AWS. */
export function circumstancesOf(call: Call, region: string | undefined): Circumstances {
  return { call, region, endpoint: endpointOf(call) };
}

function endpointOf({ estate, parameters }: Call): VpcEndpoint | undefined {
  const id = parameters.get('vpcEndpoint');
  if (id === undefined) return undefined;
  for (const { vpcEndpoints } of estate.accounts.values()) {
    const found = vpcEndpoints.get(id);
    if (found) return found;
  }
  return { id, service: 's3', vpc: undefined, policy: undefined };
}

/** Keys about who asks: the same in every call of a flow. */
export function identityKeys(call: Call): Keys {
  const said = [...call.given].filter(([key]) => isIdentityKey(key));
  const names = new Set(said.map(([key]) => asciiLower(key)));
  const known = [...valuesOf(callerFacts(call.caller)), ...managementKey(call)];
  return new Map([...known.filter(([key]) => !names.has(asciiLower(key))), ...said]);
}

function managementKey({ caller }: Call): readonly (readonly [string, Value])[] {
  const organization = 'account' in caller ? caller.account.organization : undefined;
  const id = organization?.managementAccount;
  return id === undefined ? [] : [['aws:PrincipalOrgMasterAccountId', text(id)]];
}

/** The tags of a caller that the estate does not model may be any, and those that a session brings along. */
export function openIdentity({ caller: { kind }, open = [] }: Call): readonly string[] {
  return kind === 'outside' || kind === 'missing' || kind === 'federated'
    ? [PRINCIPAL_TAG, 'aws:principalorgmasteraccountid', ...open]
    : open;
}
