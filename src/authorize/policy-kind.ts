import type { StatementKind } from '../term/term.ts';

/** Which elements a statement must, may or must not have, by where its policy is attached. */
export interface PolicyKind {
  readonly name: PolicyKindName;
  /** The kind under which decisions report its statements. */
  readonly reported: StatementKind;
  /** `only-everyone`: it must be `"*"`. `effective`: without it the statement has no effect. */
  readonly principal: 'forbidden' | 'needed' | 'only-everyone' | 'effective';
  readonly notPrincipal: boolean;
  readonly resource: 'forbidden' | 'needed' | 'effective';
}

/** A resource policy is of another kind when it is a key policy or a role's trust policy. */
export type PolicyKindName =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'endpoint'
  | 'resource'
  | 'key'
  | 'trust';

/**
 * Sources: IAM User Guide, reference_policies_grammar, _elements_principal and _elements_notprincipal;
 * Organizations, orgs_manage_policies_rcps_syntax; AWS KMS Developer Guide, key-policy-overview (a
 * statement without Resource takes no effect).
 */
export const policyKinds: Readonly<Record<PolicyKindName, PolicyKind>> = {
  identity: ofPrincipal('identity'),
  boundary: ofPrincipal('boundary'),
  session: ofPrincipal('session'),
  scp: ofPrincipal('scp'),
  rcp: {
    name: 'rcp',
    reported: 'rcp',
    principal: 'only-everyone',
    notPrincipal: false,
    resource: 'needed',
  },
  endpoint: {
    name: 'endpoint',
    reported: 'endpoint',
    principal: 'needed',
    notPrincipal: true,
    resource: 'needed',
  },
  resource: ofResource('resource', { notPrincipal: true, resource: 'needed' }),
  key: ofResource('key', { notPrincipal: true, resource: 'effective' }),
  trust: ofResource('trust', { notPrincipal: false, resource: 'forbidden' }),
};

function ofPrincipal(name: PolicyKindName & StatementKind): PolicyKind {
  return { name, reported: name, principal: 'forbidden', notPrincipal: false, resource: 'needed' };
}

function ofResource(
  name: PolicyKindName,
  elements: Pick<PolicyKind, 'notPrincipal' | 'resource'>,
): PolicyKind {
  return { name, reported: 'resource', principal: 'effective', ...elements };
}
