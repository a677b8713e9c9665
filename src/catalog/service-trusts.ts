import { servicePrincipal } from './service-principals.ts';

/**
 * Services that hand the credentials of a role to code that their users bring.
 * Sources: Amazon EC2 User Guide, iam-roles-for-amazon-ec2; Amazon ECS Developer Guide, task-iam-roles;
 * Amazon EKS User Guide, pod-identities and cluster-iam-role; AWS Lambda Developer Guide,
 * lambda-intro-execution-role.
 */
const COMPUTE: ReadonlySet<string> = new Set([
  'ec2',
  'ecs-tasks',
  'edgelambda',
  'eks',
  'lambda',
  'pods.eks',
]);

/**
 * Services that say in `aws:SourceArn` or `aws:SourceAccount` for whom they assume a role, and whose
 * guides ask for a test of it in the trust policy. Others do not say, or are safe by `iam:PassRole`.
 * Source: the page on the confused deputy (or on service roles) of each service's guide.
 */
const SAYS_FOR_WHOM: ReadonlySet<string> = new Set([
  'bedrock',
  'bedrock-agentcore',
  'comprehend',
  'datasync',
  'ecs-tasks',
  'elasticmapreduce',
  'events',
  'forecast',
  'frauddetector',
  'grafana',
  'iot',
  'kendra',
  'kinesisanalytics',
  'lexv2',
  'logs',
  'omics',
  'personalize',
  'pipes',
  'qbusiness',
  'rds',
  'rekognition',
  'rolesanywhere',
  'sagemaker',
  'scheduler',
  'ssm',
  'states',
  'textract',
  'transcribe',
  'transfer',
  'vpc-flow-logs',
]);

/** True for a service principal under which code of others runs, such as `lambda.amazonaws.com`. */
export function runsCode(principal: string): boolean {
  return COMPUTE.has(servicePrincipal(principal)?.name ?? '');
}

/** True for a service principal whose requests for a role can be told apart by a source key. */
export function saysForWhom(principal: string): boolean {
  return SAYS_FOR_WHOM.has(servicePrincipal(principal)?.name ?? '');
}
