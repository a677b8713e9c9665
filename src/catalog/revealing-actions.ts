/**
 * Actions whose answer holds credentials: passwords, keys, or tokens that act for somebody. Left out
 * are those whose credentials give no more than the caller has (`sts:GetSessionToken`), those that
 * every user of a service needs on `*` (`ecr:GetAuthorizationToken`), and stored secrets.
 * Source: the API reference of each service, the answer of the operation.
 */
const credentials = [
  'chime:CreateApiKey',
  'cloud9:CreateEnvironmentToken',
  'codepipeline:PollForJobs',
  'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
  'connect:GetFederationToken',
  'ec2:GetPasswordData',
  'iam:CreateAccessKey',
  'iam:CreateServiceSpecificCredential',
  'iam:ResetServiceSpecificCredential',
  'lightsail:DownloadDefaultKeyPair',
  'lightsail:GetBucketAccessKeys',
  'lightsail:GetInstanceAccessDetails',
  'lightsail:GetRelationalDatabaseMasterUserPassword',
  'mediapackage:RotateIngestEndpointCredentials',
  'rds-db:connect',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'redshift-serverless:GetCredentials',
  'sts:GetFederationToken',
] as const;

/**
 * Actions that return what was stored: objects, items, secrets and parameters.
 * Source: the API reference of each service.
 */
const reads = [
  'dynamodb:BatchGetItem',
  'dynamodb:ExportTableToPointInTime',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  's3:GetObject',
  's3:GetObjectVersion',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
] as const;

const credentialIds: ReadonlySet<string> = new Set(credentials);
const readIds: ReadonlySet<string> = new Set(reads);

/** True for an action, by its documented id, whose answer holds credentials. */
export function returnsCredentials(id: string): boolean {
  return credentialIds.has(id);
}

/** True for an action, by its documented id, that returns stored data. */
export function returnsStoredData(id: string): boolean {
  return readIds.has(id);
}
