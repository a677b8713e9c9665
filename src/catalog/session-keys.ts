/**
 * Global keys that tell how a role's session came to be: a service set them when it started the
 * session, and no other session has them.
 * Source: IAM User Guide, reference_policies_condition-keys.
 */
export const sessionKeys = [
  'aws:AssumedRoot',
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'aws:SignInSessionArn',
  'codebuild:BuildArn',
  'codebuild:ProjectArn',
  'ec2:RoleDelivery',
  'ec2:SourceInstanceArn',
  'glue:CredentialIssuingService',
  'glue:RoleAssumedBy',
  'identitystore:UserId',
  'lambda:SourceFunctionArn',
  'ssm:SourceInstanceArn',
] as const;
