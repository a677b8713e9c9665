/**
 * The service names that a `kms:ViaService` value starts with (`s3.us-east-1.amazonaws.com`). The
 * suffix is `.amazonaws.com` in every partition.
 * Sources: AWS KMS Developer Guide, conditions-kms (services that support kms:ViaService); for the
 * newer ones, the AWS Managed Policy Reference.
 */
export const kmsViaServices: ReadonlySet<string> = new Set(
  `agent-registry airflow airflow-serverless aoss appfabric appflow application-cost-profiler
  apprunner apptest athena auditmanager backup backup-gateway bedrock bedrock-agentcore cassandra
  chimevoiceconnector cleanrooms-ml cloudwatch codeartifact codecommit codeguru-reviewer comprehend
  connect datazone dax deepracer directoryservice dms docdb-elastic dsql dynamodb ec2 ecr eks
  elasticache elasticbeanstalk elasticfilesystem elastictranscoder emr-serverless entityresolution
  es events finspace firehose forecast fsx geo glue groundstation guardduty healthlake
  identitystore importexport iotsitewise kafka kendra kinesis kinesisvideo lambda lex
  license-manager logs lookoutequipment lookoutmetrics lookoutvision m2 macie malware-protection
  managedblockchain mediatailor memorydb mgn monitron mq neptune-graph nimble omics profile proton
  qldb rds redshift redshift-serverless rekognition s3 s3tables s3vectors sagemaker scheduler
  secretsmanager securitylake ses sns sqlworkbench sqs ssm ssm-contacts ssm-guiconnect
  ssm-incidents sso storagegateway thinclient timestream translate verified-access wickr wisdom
  workmail workspaces workspaces-web xray`.split(/\s+/),
);

/** Names that suggest themselves but that AWS KMS never sees, with the one that it sees. */
const meant: ReadonlyMap<string, string> = new Map([
  ['aurora', 'rds'],
  ['docdb', 'rds'],
  ['documentdb', 'rds'],
  ['ebs', 'ec2'],
  ['efs', 'elasticfilesystem'],
  ['keyspaces', 'cassandra'],
  ['location', 'geo'],
  ['msk', 'kafka'],
  ['mwaa', 'airflow'],
  ['neptune', 'rds'],
  ['opensearch', 'es'],
  ['snowball', 'importexport'],
]);

/** The ViaService name of a service that was named otherwise: `ebs` → `ec2`. */
export function meantViaService(name: string): string | undefined {
  return meant.get(name);
}
