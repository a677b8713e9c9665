/**
 * Services whose resource types, ARN forms and condition keys the Service Authorization Reference lists
 * in full. For others it lags behind: AWS managed policies rely on ARNs and on pairs of action and
 * resource or key that it does not have. Those listed here are named by many of them, and none relies
 * on more than the reference has.
 */
const services: ReadonlySet<string> = new Set([
  'dynamodb',
  'ecr',
  'events',
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
