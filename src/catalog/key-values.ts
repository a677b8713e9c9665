import { arnFields } from '../policy/arn-field.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import type { ConditionKey } from './condition-key.ts';

/** What the text that a condition key holds names. */
export type NamedThing = 'region' | 'vpc' | 'vpc-endpoint' | 'kms-key';

/** What the values of a key name, for the keys whose values have a form to check. */
export function namedBy({ name, type }: ConditionKey): NamedThing | undefined {
  const listed = things.get(name);
  return listed ?? (type === 'ARN' && KMS_KEY.test(name) ? 'kms-key' : undefined);
}

/** True for a text of the form of ids of VPCs, or of VPC endpoints. */
export function hasIdForm(text: string, thing: 'vpc' | 'vpc-endpoint'): boolean {
  return ID_FORMS[thing].test(text);
}

/** Source: Access Analyzer policy check reference, INVALID_VPC_FORMAT and INVALID_VPCE_FORMAT. */
const ID_FORMS = {
  vpc: /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
  'vpc-endpoint': /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/,
} as const;

/**
 * True for the ARN of a KMS key, and for a pattern that may match one. Patterns of fewer than six parts
 * are left alone.
 */
export function mayBeKeyArn(text: string): boolean {
  const fields = arnFields(text);
  if (!fields) return hasWildcard(text) && mayBeginArn(text);
  const { service, resource } = fields;
  const [head = ''] = resource.text.split(/[*?]/, 1);
  const isKey = head.startsWith('key/') || (head !== resource.text && 'key/'.startsWith(head));
  return isKey && (service.text === 'kms' || hasWildcard(service.text));
}

/** `alias/*` matches no ARN: a pattern for one begins with `arn:`, or with a wildcard before its end. */
function mayBeginArn(text: string): boolean {
  const [head = ''] = text.split(/[*?]/, 1);
  return head.startsWith('arn:') || 'arn:'.startsWith(head);
}

const KMS_KEY = /kms-?key/i;

/** Source: the Service Authorization Reference, "Condition keys" of each service. */
const groups: Readonly<Record<'region' | 'vpc' | 'vpc-endpoint', readonly string[]>> = {
  region: [
    'account:TargetRegion',
    'aws:RequestedRegion',
    'cloudformation:TargetRegion',
    'dsql:WitnessRegion',
    'ec2:Region',
    'ec2:VpceServiceRegion',
    'ec2:VpceSupportedRegion',
    'identitystore:PrimaryRegion',
    'kms:PrimaryRegion',
    'kms:ReplicaRegion',
    's3:destinationRegion',
    'secretsmanager:AddReplicaRegions',
    'secretsmanager:SecretPrimaryRegion',
    'ses:ReplicaRegion',
    'sso:PrimaryRegion',
  ],
  vpc: [
    'apprunner:VpcId',
    'aws:Ec2InstanceSourceVpc',
    'aws:SourceVpc',
    'codebuild:vpcConfig.vpcId',
    'codeconnections:VpcId',
    'codestar-connections:VpcId',
    'ec2:VpcID',
    'vpc-lattice-svcs:SourceVpc',
    'vpc-lattice:VpcId',
  ],
  'vpc-endpoint': ['aws:SourceVpce'],
};

const things: ReadonlyMap<string, NamedThing> = new Map(
  (['region', 'vpc', 'vpc-endpoint'] as const).flatMap((thing) =>
    groups[thing].map((name) => [name, thing] as const),
  ),
);

/** The names of the table. */
export const keysOfThings: readonly string[] = [...things.keys()];
