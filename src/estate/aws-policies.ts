import type { NamedPolicy } from '../authorize/policy-set.ts';
import type { PolicyType } from '../policy/policy.ts';
import { fromValue } from '../syntax/from-value.ts';
import { UnreadPolicy } from './unread-policy.ts';

/** A policy that AWS has written, from its document. */
export function awsPolicy(name: string, type: PolicyType, document: object): NamedPolicy {
  const tree = fromValue(document);
  if (tree.kind === 'tree' && tree.root.kind === 'object') {
    return new UnreadPolicy(name, type, tree.root);
  }
  return { name, unreadable: 'its document is no object' };
}

const ALLOW_ALL = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

const FULL_SCP = awsPolicy('FullAWSAccess', 'scp', ALLOW_ALL);

/** Stands at every level of an organization and cannot be detached. */
export const FULL_RCP = awsPolicy('RCPFullAWSAccess', 'rcp', {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

const ADMINISTRATOR = awsPolicy('AdministratorAccess', 'identity', ALLOW_ALL);

/**
 * AWS's policies that an estate may name without giving them, by ARN and by short name.
 * Sources: AWS Organizations User Guide, orgs_manage_policies_scps and orgs_manage_policies_rcps;
 * AWS Managed Policy Reference Guide, AdministratorAccess.
 */
export const AWS_POLICIES: ReadonlyMap<string, NamedPolicy> = new Map([
  ['FullAWSAccess', FULL_SCP],
  ['arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess', FULL_SCP],
  ['RCPFullAWSAccess', FULL_RCP],
  ['arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess', FULL_RCP],
  ['arn:aws:iam::aws:policy/AdministratorAccess', ADMINISTRATOR],
]);
