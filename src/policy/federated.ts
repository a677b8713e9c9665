import { parseArn } from './arn.ts';

/** What the value under `Federated` names. */
export type FederatedPrincipal =
  | { readonly kind: 'saml' }
  /** `provider` is what stands before the colon in the condition keys of its claims. */
  | { readonly kind: 'oidc'; readonly provider: string }
  /** A host without an ARN, as the identity providers have that IAM knows by itself. */
  | { readonly kind: 'host'; readonly provider: string };

const SAML = 'saml-provider/';
const OIDC = 'oidc-provider/';

/**
 * Reads a federated principal; undefined for a text that has the form of none.
 * Source: IAM User Guide, reference_policies_elements_principal (web identity and SAML sessions).
 */
export function readFederated(value: string): FederatedPrincipal | undefined {
  const arn = parseArn(value);
  if (!arn) return HOST.test(value) ? { kind: 'host', provider: value } : undefined;
  const { service, region, account, resource } = arn;
  if (service !== 'iam' || region !== '' || !/^[0-9]{12}$/.test(account)) return undefined;
  if (/[*?\s]/.test(resource)) return undefined;
  if (resource.startsWith(SAML) && resource.length > SAML.length) return { kind: 'saml' };
  const provider = resource.startsWith(OIDC) ? resource.slice(OIDC.length) : '';
  return provider === '' ? undefined : { kind: 'oidc', provider };
}

const HOST = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
