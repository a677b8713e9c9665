/**
 * Services that VPC endpoints of the gateway kind lead to, by prefix.
 * Source: AWS PrivateLink Guide, gateway-endpoints.
 */
const services: ReadonlySet<string> = new Set(['dynamodb', 's3']);

/** True for a service, by its prefix in lower case, that a gateway endpoint leads to. */
export function hasGateway(service: string): boolean {
  return services.has(service);
}
