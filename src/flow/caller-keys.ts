import type { VpcEndpoint } from '../estate/estate.ts';
import { callerFacts } from '../estate/facts.ts';
import type { Call } from './call.ts';
import { ownGlobalKeys, type Circumstances } from './global-keys.ts';
import { valuesOf, type Keys } from './value.ts';

/** The keys of a request that the caller makes itself, but for those of the service. */
export function ownKeys(call: Call, region: string): Keys {
  return new Map([...identityKeys(call), ...ownGlobalKeys(circumstancesOf(call, region))]);
}

/** How the caller's own request comes to AWS. */
export function circumstancesOf(call: Call, region: string): Circumstances {
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
export function identityKeys({ caller, given }: Call): Keys {
  const said = [...given].filter(([key]) => IDENTITY.test(key));
  return new Map([...valuesOf(callerFacts(caller)), ...said]);
}

const IDENTITY = /^aws:(?:Principal|SourceIdentity|userid|username|Federated)/i;

/** The tags of a caller that the estate does not model may be any. */
export function openIdentity({ caller: { kind } }: Call): readonly string[] {
  return kind === 'outside' || kind === 'missing' || kind === 'federated'
    ? ['aws:principaltag/']
    : [];
}
