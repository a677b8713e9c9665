/**
 * True for a text that a service takes in Resource for an ARN and completes itself: API Gateway reads
 * `execute-api:/stage/METHOD/path` in the policy of a REST API.
 * Source: Amazon API Gateway Developer Guide, apigateway-resource-policies-examples.
 */
export function isResourceShorthand(text: string): boolean {
  return text.startsWith('execute-api:/');
}
