/**
 * The service principals that are known to appear in `aws:CalledVia`, `aws:CalledViaFirst` and
 * `aws:CalledViaLast`. Any service that forwards its caller's session may set them; whether Amazon
 * S3 does when it calls AWS KMS, no page says.
 * Sources: IAM User Guide, reference_policies_condition-keys, whose former list was athena,
 * cloudformation, dynamodb and kms; AWS managed policies test for the others.
 */
export const calledViaServices: ReadonlySet<string> = new Set(
  `account aiops airflow application-autoscaling application-signals.cloudwatch
  application-transformation appflow aps athena aws-external-anthropic backup bedrock
  bedrock-agentcore bedrock-mantle cleanrooms cleanrooms-ml cloud9 cloudformation cloudfront
  codeguru-security controltower databrew dataexchange datazone docdb-elastic drs dynamodb
  ec2-images ec2fastlaunch elasticmapreduce emr-containers fsx glue imagebuilder kms lakeformation
  lambda launchwizard logs mgn mpa nimble observabilityadmin odb omics ops.emr-serverless ram
  redshift-data redshift-serverless resource-groups robomaker sagemaker securitylake
  servicecatalog-appregistry sns sqlworkbench ssm ssm-guiconnect vpc-lattice wafv2`
    .split(/\s+/)
    .map((service) => `${service}.amazonaws.com`),
);
