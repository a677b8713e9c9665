import type { Bucket } from '../estate/estate.ts';
import { parseArn } from '../policy/arn.ts';
import type { SymbolicText } from '../solve/question.ts';
import { UNKNOWN } from '../term/key-state.ts';
import type { Parameters } from './operation.ts';
import { text, type Value } from './value.ts';

/**
 * What a request through an access point is about: the access point, or an object under it. Policy of
 * access point and of bucket both decide.
 * Source: Amazon S3 User Guide, access-points-policies.
 */
export function throughAccessPoint(
  accessPoint: string,
  resource: SymbolicText,
  { arn }: Bucket,
): SymbolicText {
  const prefix = `${arn}/`;
  // Which of the objects a proof asks for does not matter to the form of the ARN.
  if (resource.kind !== 'value') return resource;
  return resource.text.startsWith(prefix)
    ? { kind: 'value', text: `${accessPoint}/object/${resource.text.slice(prefix.length)}` }
    : { kind: 'value', text: accessPoint };
}

/** The keys that tell policies that a request comes through an access point. */
export function accessPointKeys(parameters: Parameters): readonly (readonly [string, Value])[] {
  const arn = parameters.get('accessPoint');
  if (arn === undefined) return [];
  return [
    ['s3:DataAccessPointArn', text(arn)],
    ['s3:DataAccessPointAccount', text(parseArn(arn)?.account ?? '')],
    ['s3:AccessPointNetworkOrigin', UNKNOWN],
  ];
}
