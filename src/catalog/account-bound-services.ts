/**
 * Services whose regional resources all belong to an account. Other services have resources of AWS
 * itself, whose ARNs name a Region and leave the account empty: `arn:aws:ssm:us-east-1::document/…`.
 * Source: Service Authorization Reference, the resource types of each service.
 */
const services: ReadonlySet<string> = new Set([
  'dynamodb',
  'firehose',
  'kinesis',
  'kms',
  'secretsmanager',
  'sns',
  'sqs',
  'states',
]);

/** True when an ARN of this service and a Region without an account names nothing. */
export function isAccountBound(arnService: string): boolean {
  return services.has(arnService);
}
