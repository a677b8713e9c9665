import { asciiLower } from '../policy/ascii-case.ts';
import { nearest } from './nearest.ts';
import { looksLikeRegion, partitions } from './regions.ts';

/** A service principal taken apart: `logs.us-east-1.amazonaws.com`. */
export interface ServicePrincipal {
  /** What comes before the Region and the suffix; it may hold dots (`delivery.logs`). */
  readonly name: string;
  readonly region: string | undefined;
  /** `amazonaws.com`, or that of another partition. */
  readonly suffix: string;
  /** True for a name that AWS is known to use; the list can lag behind AWS. */
  readonly known: boolean;
}

/** Reads a service principal; undefined when the text does not have the form of one. */
export function servicePrincipal(text: string): ServicePrincipal | undefined {
  const suffix = SUFFIXES.find((candidate) => text.endsWith(`.${candidate}`));
  if (suffix === undefined) return undefined;
  const labels = text.slice(0, -suffix.length - 1).split('.');
  if (!labels.every((label) => LABEL.test(label))) return undefined;
  const last = labels.at(-1) ?? '';
  const region = labels.length > 1 && looksLikeRegion(last) ? last : undefined;
  const name = (region === undefined ? labels : labels.slice(0, -1)).join('.');
  return { name, region, suffix, known: names.has(name) };
}

/**
 * The service principal that was probably meant: `Lambda`, `lambda.amazon.com` and
 * `lamda.amazonaws.com` give `lambda.amazonaws.com`. Undefined when no known name is near.
 */
export function nearestServicePrincipal(text: string): string | undefined {
  const lower = asciiLower(text.trim());
  const suffix = lower.search(/\.(?:amazon|aws)/);
  const name = suffix < 0 ? lower : lower.slice(0, suffix);
  const near = names.has(name) ? name : nearest(name, names);
  return near === undefined ? undefined : `${near}.amazonaws.com`;
}

/** The longest first: one suffix ends another. */
const SUFFIXES: readonly string[] = [
  ...new Set([...partitions.map(({ dnsSuffix }) => dnsSuffix), 'aws.internal']),
].sort((left, right) => right.length - left.length);
const LABEL = /^[a-z0-9-]+$/;

/**
 * Names of known service principals, without suffix.
 * Sources: AWS Managed Policy Reference (roles passed to services, service-linked roles) and the
 * guides of the services.
 */
const names: ReadonlySet<string> = new Set(
  `a4b access-analyzer access-grants.s3 account account-access acm acm-pca aco-automation
  agent-registry agent.wellarchitected agentless.inspector2 aiops airflow airflow-serverless
  alexa-appkit alexa-connectedhome amazonmq ami.inspector2 amplify amplifybackend aoss
  apidestinations.events apigateway appfabric appflow application-autoscaling application-insights
  application-signals.cloudwatch application-transformation application.qbusiness appmesh apprunner
  appstream.application-autoscaling appsync aps arc-region-switch artifact assets.marketplace
  athena auditmanager autoscaling aws-artifact-account-sync aws-external-anthropic b2bi backup
  batch batchoperations.s3 bcm-data-exports bedrock bedrock-agentcore bedrock-mantle
  billingconductor billingconsole braket budgets bugbust byol cassandra cassandra-streams
  cassandra.application-autoscaling ce channels.lex channels.lexv2 chatbot chime cleanrooms
  cleanrooms-ml cloud9 cloudcontrolapi cloudformation cloudfront cloudhsm cloudsearch cloudtrail
  cloudwatch codeartifact codebuild codecatalyst codecatalyst-runner codecommit codeconnections
  codedeploy codeguru-profiler codeguru-reviewer codeguru-security codepipeline codestar
  codestar-connections codestar-notifications cognito-identity cognito-identity-us-gov cognito-idp
  comprehend compute-optimizer config config-conforms config-multiaccountsetup connect
  connect-campaigns context.cloudtrail continuousexport.discovery contract.iq
  contributorinsights.dynamodb controltower cost-optimization-hub.bcm costalerts credentials.iot
  custom.rds custom.rds-preview data-jobs.iot databrew dataexchange datasync datazone
  datazonecontrol dax deadline deepcomposer deeplens deepracer delivery.logs detective devicefarm
  devops-guru directquery.opensearchservice discovery dlm dms dmsintegration.migrationhub
  docdb-elastic drs ds dsql dynamodb dynamodb.application-autoscaling ec2 ec2-images
  ec2.application-autoscaling ec2.application-status-checks ec2.capacitymanager ec2fastlaunch
  ec2fleet ec2scheduled ec2sqlha ecr ecs ecs-compute ecs-tasks ecs.application-autoscaling
  edgelambda eks eks-connector eks-fargate eks-fargate-pods eks-nodegroup elasticache
  elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce elastictranscoder email
  email.cognito-idp emr-containers emr-serverless entityresolution es event-processor.health events
  events.managedservices events.workmail evidently finops-agent finspace finspace-databricks
  firehose fis fms forecast frauddetector fsx gamelift geo glacier globalaccelerator glue grafana
  greengrass groundstation guardduty health healthlake honeycode iam imagebuilder importexport
  inspector inspector2 internetmonitor iot iotanalytics iotevents iotfleetwise
  iotmanagedintegrations iotroborunner iotsitewise iotthingsgraph iottwinmaker iotwireless ivs
  job.sagemaker justintimeaccess.ssm kafka kendra kinesis kinesisanalytics
  kinesisreplication.dynamodb kinesisvideo kms lakeformation lambda launchwizard lex lexv2
  license-management.marketplace license-manager license-manager.member-account lightsail
  logger.cloudfront logging.s3 logs lookoutequipment lookoutmetrics m2 machinelearning macie
  maintenance.elasticbeanstalk malware-protection-plan.guardduty malware-protection.guardduty
  managedblockchain managedservices managedupdates.elasticbeanstalk management.chatbot mediaconnect
  mediaconvert medialive mediapackage mediapackagev2 mediastore mediatailor medical-imaging
  member.org.stacksets.cloudformation memorydb metrics.wellarchitected mgn migrationhub
  migrationhub-orchestrator migrationhub-strategy monitoring monitoring.thinclient monitron mpa mq
  neptune-graph network-connectors.lambda network-firewall network-security-director
  network-security-manager network.bedrock-agentcore networkmanager nimble notifications
  notifications.ssm observability.aoss observabilityadmin odb omics opensearch opensearchservice
  ops.emr-serverless opsworks opsworks-cm organizations orgsdatasync.servicecatalog osis
  osis-pipelines outposts panorama partnercentral-account-management payment-cryptography
  pca-connector-ad permission.iq personalize pinpoint pipes pods.eks polly preview-inspector
  private-marketplace.marketplace profile proton purchaseorders q qapps qbusiness qldb quicksight
  ram rds rds-preview rds.application-autoscaling redshift redshift-data redshift-serverless
  refactor-spaces rekognition remediation.config replication.cassandra replication.dynamodb
  replication.ecr replication.lexv2 replication.s3tables replicator.lambda reporting.trustedadvisor
  resale-authorization.marketplace researchstudio resource-explorer-2 resource-groups
  resource-snapshot-job.partnercentral-selling restore-testing.backup robomaker rolesanywhere
  route53 route53domains route53resolver rum runtime-identity.bedrock-agentcore
  runtime-instances.bedrock-agentcore s3 s3-outposts s3.data-source.lustre.fsx s3tables s3vectors
  sagemaker sagemaker-geospatial sagemaker.application-autoscaling scaler.lambda scheduler
  schema-conversion.dms schemas scraper.aps secretsmanager security-ir securityagent securityhub
  securityhubv2 securitylake serverlessrepo servicecatalog servicecatalog-appregistry
  servicediscovery servicequotas ses shield signer sms sms-voice smsintegration.migrationhub sns
  spot spotfleet sqlworkbench sqs ssm ssm-guiconnect ssm-incidents ssm-quicksetup ssm-sap
  ssm.integrations sso stacksets.cloudformation states storage-lens.s3 storagegateway sts support
  supportplans swf sync.proton synthetics tagpolicies telemetry-enablement.observabilityadmin
  telemetry-pipelines.observabilityadmin textract thirdparty.config thirdparty.inspector2
  timestream timestream-influxdb tnb transcribe transfer transform-custom transitgateway translate
  triage.security-ir trustedadvisor verified-access verifiedpermissions vmie vpc-flow-logs
  vpc-lattice vpce waf waf-regional wafv2 wellarchitected wisdom workdocs worklink workmail
  workspaces workspaces-instances workspaces-web xray`
    .trim()
    .split(/\s+/),
);
