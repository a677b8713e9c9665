/** Services that send all four of the newer VPC endpoint keys. */
const ALL = `acm-pca applicationinsights apprunner athena cloudformation comprehendmedical
  compute-optimizer datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless
  kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition
  route53 s3 scheduler servicediscovery servicequotas ssm-contacts storagegateway textract
  transcribe transfer`.split(/\s+/);

/** Services that send the keys on the endpoint's owner, but not `aws:SourceVpcArn`. */
const OWNER = [...ALL, 'dynamodb', 'gamelift', 'shield'];

/** Services that name the owner's organization, but neither its paths nor its account. */
const ORGANIZATION = `b2bi cassandra cognito-identity dms ds-data identitystore iottwinmaker
  network-firewall pricing ses sms-voice sqs workmail`.split(/\s+/);

/**
 * The services that support a VPC endpoint key which only some do; undefined for a key that is not
 * limited so. AWS adds services over time.
 * Source: IAM User Guide, reference_policies_condition-keys, "Availability" of each key (2026-09).
 */
export function endpointKeyServices(keyName: string): ReadonlySet<string> | undefined {
  return services.get(keyName);
}

const services: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['aws:SourceVpcArn', new Set(ALL)],
  ['aws:VpceAccount', new Set(OWNER)],
  ['aws:VpceOrgPaths', new Set(OWNER)],
  ['aws:VpceOrgID', new Set([...OWNER, ...ORGANIZATION])],
]);
