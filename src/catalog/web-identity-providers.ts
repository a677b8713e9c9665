import { asciiLower } from '../policy/ascii-case.ts';

/**
 * Identity providers that IAM knows without an ARN of the account's own.
 * Sources: IAM User Guide, reference_policies_elements_principal; Amazon Cognito Developer Guide,
 * role-trust-and-permissions; for other partitions, the endpoints of Amazon Cognito there.
 */
const known: readonly RegExp[] = [
  /^accounts\.google\.com$/,
  /^graph\.facebook\.com$/,
  /^www\.amazon\.com$/,
  /^cognito-identity(?:-us-gov)?\.amazonaws\.com$/,
  /^cognito-identity\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/,
];

/** True for the host of a provider that is named without an ARN, such as `www.amazon.com`. */
export function isKnownProvider(host: string): boolean {
  return known.some((form) => form.test(host));
}

/**
 * True for the provider of GitHub Actions, also that of an enterprise with a name of its own.
 * Source: IAM User Guide, id_roles_create_for-idp_oidc (GitHub OIDC identity provider).
 */
export function isGithub(provider: string): boolean {
  return GITHUB.test(asciiLower(provider));
}

const GITHUB = /^token\.actions\.(?:githubusercontent\.com(?:\/|$)|[a-z0-9-]+\.ghe\.com$)/;

/**
 * Claims of a token of GitHub that say which repository it is for.
 * Source: Service Authorization Reference, AWS STS, condition keys.
 */
export const repositoryClaims: ReadonlySet<string> = new Set([
  'job_workflow_ref',
  'repository',
  'repository_id',
  'repository_owner_id',
  'sub',
]);

/** Claims that every token has, so that `IfExists` and `ForAllValues` let no token without through. */
export const sureClaims: ReadonlySet<string> = new Set(['aud', 'sub']);
