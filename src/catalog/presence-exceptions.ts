import { matchesWildcard } from '../policy/wildcard.ts';
import type { Presence } from './presence-verdict.ts';

interface PresenceException {
  /** Names of condition keys, in template form. */
  readonly keys: readonly string[];
  /** Action ids, with wildcards. */
  readonly actions: readonly string[];
  readonly presence: Presence;
  /** The AWS page that says more than the Service Authorization Reference. */
  readonly page: string;
}

const GLOBAL_KEYS = 'IAM User Guide, reference_policies_condition-keys';

/** What other pages of AWS say of a key that the reference does not list for an action. */
const exceptions: readonly PresenceException[] = [
  {
    keys: ['aws:ResourceAccount', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'],
    actions: [
      'auditmanager:UpdateAssessmentFrameworkShare',
      'detective:AcceptInvitation',
      'ds:AcceptSharedDirectory',
      'ebs:*',
      'ec2:AcceptTransitGatewayPeeringAttachment',
      'ec2:AcceptVpcEndpointConnections',
      'ec2:AcceptVpcPeeringConnection',
      'ec2:CreateTransitGatewayPeeringAttachment',
      'ec2:CreateVpcEndpoint',
      'ec2:CreateVpcPeeringConnection',
      'es:AcceptInboundConnection',
      'guardduty:AcceptAdministratorInvitation',
      'macie2:AcceptInvitation',
      'route53:AssociateVPCWithHostedZone',
      'route53:CreateVPCAssociationAuthorization',
      'securityhub:AcceptAdministratorInvitation',
    ],
    presence: 'never',
    page: GLOBAL_KEYS,
  },
  {
    // Depends on when the event bus became a target.
    keys: ['aws:ResourceAccount', 'aws:ResourceOrgID', 'aws:ResourceOrgPaths'],
    actions: ['events:PutEvents'],
    presence: 'unknown',
    page: GLOBAL_KEYS,
  },
  {
    keys: ['aws:SourceVpcArn', 'aws:VpceAccount', 'aws:VpceOrgID', 'aws:VpceOrgPaths'],
    actions: ['iam:PassRole'],
    presence: 'never',
    page: GLOBAL_KEYS,
  },
  {
    keys: ['aws-marketplace:ProductId'],
    actions: ['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe'],
    presence: 'possible',
    page: 'Amazon Bedrock User Guide, model-access-permissions',
  },
  {
    keys: ['aws:RequestTag/', 'aws:TagKeys'],
    actions: ['tag:TagResources', 'tag:UntagResources'],
    presence: 'unknown',
    page: 'AWS Managed Policy Reference, AwsGlueSessionUserRestrictedPolicy',
  },
  {
    keys: ['deepracer:MultiUser', 'deepracer:UserToken', 'lakeformation:GlueARN'],
    actions: ['*'],
    presence: 'unknown',
    page: 'AWS Managed Policy Reference',
  },
  {
    // Documented for the call that starts a session; of later calls the page says nothing.
    keys: ['sts:RoleSessionName'],
    actions: ['*'],
    presence: 'unknown',
    page: 'IAM User Guide, reference_policies_iam-condition-keys',
  },
];

/** What AWS documents elsewhere of a key that the reference does not list for the action. */
export function presenceException(keyName: string, actionId: string): Presence | undefined {
  return exceptions.find(
    ({ keys, actions }) =>
      keys.includes(keyName) && actions.some((pattern) => matchesWildcard(pattern, actionId)),
  )?.presence;
}

/** The action patterns of the table. */
export const exceptedActions: readonly string[] = exceptions.flatMap(({ actions }) => actions);
