import { asciiLower } from './ascii-case.ts';
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

/** The provider of a claim's condition key: `host/path:sub` gives `host/path` for the claim `sub`. */
export function keyProvider(key: string, claim: string): string | undefined {
  const colon = key.lastIndexOf(':');
  const host = key.slice(0, Math.max(0, colon));
  if (asciiLower(key.slice(colon + 1)) !== claim) return undefined;
  return host.includes('.') ? host : undefined;
}

/**
 * What a pattern for the subject of a token of GitHub leaves open: the owner of the repository, the
 * repository, or all that runs in it. Undefined for one that leaves none of them open, and for a
 * subject of another form.
 * Source: IAM User Guide, id_roles_create_for-idp_oidc (GitHub OIDC identity provider).
 */
export function githubSubject(pattern: string): 'owner' | 'repository' | 'run' | undefined {
  const from = pattern.search(/[*?]/);
  if (from < 0) return undefined;
  const [, owner = '', repository = '', run] = SUBJECT.exec(pattern) ?? [];
  if (!pattern.startsWith('repo:')) return from < 'repo:'.length ? 'owner' : undefined;
  if (/[*?]/.test(owner)) return 'owner';
  if (run === undefined || /[*?]/.test(repository)) return 'repository';
  return /^[*?]/.test(run) ? 'run' : undefined;
}

const SUBJECT = /^repo:([^/:]*)(?:\/([^:]*))?(?::(.*))?$/;
