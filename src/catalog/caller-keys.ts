import { asciiLower } from '../policy/ascii-case.ts';

/** Condition keys that tell one's own callers from strangers, and the page that says so. */
interface CallerKeys {
  readonly keys: readonly string[];
  readonly page: string;
}

/**
 * Keys whose value a stranger cannot choose: it names the caller, the caller's account or
 * organization, the network of the request, or the resource that an AWS service acts for. Tags of the
 * caller (`aws:PrincipalTag/…`), user names and headers are none: anybody gives them to himself.
 */
const groups: readonly CallerKeys[] = [
  {
    keys: [
      'aws:PrincipalAccount',
      'aws:PrincipalArn',
      'aws:PrincipalIsAWSService',
      'aws:PrincipalOrgID',
      'aws:PrincipalOrgPaths',
      'aws:PrincipalServiceName',
      'aws:PrincipalServiceNamesList',
      'aws:SourceAccount',
      'aws:SourceArn',
      'aws:SourceIp',
      'aws:SourceOrgID',
      'aws:SourceOrgPaths',
      'aws:SourceOwner',
      'aws:SourceVpc',
      'aws:SourceVpcArn',
      'aws:SourceVpce',
      'aws:userid',
      'aws:VpceAccount',
      'aws:VpceOrgID',
      'aws:VpceOrgPaths',
      'aws:ARN',
      'aws:Ec2InstanceSourceVpc',
      'ec2:SourceInstanceArn',
      'lambda:SourceFunctionArn',
    ],
    page: 'IAM User Guide, reference_policies_condition-keys',
  },
  {
    keys: ['s3:AccessGrantsInstanceArn', 's3:DataAccessPointAccount', 's3:DataAccessPointArn'],
    page: 'Amazon S3 User Guide, access-control-block-public-access',
  },
  {
    keys: ['kms:CallerAccount'],
    page: 'AWS KMS Developer Guide, conditions-kms',
  },
  {
    keys: ['elasticfilesystem:AccessPointArn', 'elasticfilesystem:AccessedViaMountTarget'],
    page: 'Amazon EFS User Guide, access-control-block-public-access',
  },
  {
    keys: ['sns:Endpoint'],
    page: 'Amazon SNS Developer Guide, sns-access-policy-use-cases',
  },
  {
    keys: ['vpc-lattice-svcs:SourceVpc', 'vpc-lattice-svcs:SourceVpcOwnerAccount'],
    page: 'Amazon VPC Lattice User Guide, auth-policies',
  },
];

/** True for a condition key, in any letter case, that can keep strangers out. */
export function isCallerKey(key: string): boolean {
  return callerKeys.has(asciiLower(key));
}

const callerKeys: ReadonlySet<string> = new Set(
  groups.flatMap(({ keys }) => keys.map((key) => asciiLower(key))),
);
