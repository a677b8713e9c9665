/**
 * Services whose resource types and ARN forms the Service Authorization Reference lists in full. For
 * others it lags behind: AWS managed policies rely on ARNs and on pairs of action and resource that it
 * does not have.
 */
const services: ReadonlySet<string> = new Set([
  'dynamodb',
  'iam',
  'kms',
  'lambda',
  's3',
  'secretsmanager',
  'sns',
  'sqs',
  'sts',
]);

/** True when what the reference does not list for this service does not exist. */
export function isListedInFull(service: string): boolean {
  return services.has(service);
}
