import type { NamedPolicy } from '../authorize/policy-set.ts';
import { awsPolicy } from './aws-policies.ts';
import type { Account, Key } from './estate.ts';

/** The keys that AWS manages in an account; each is made when it is first asked for. */
export function awsManagedKeys({
  account,
  partition,
}: Pick<ManagedKeyPlace, 'account' | 'partition'>): Account['awsManagedKey'] {
  const made = new Map<string, Key>();
  return (service, region) => {
    const address = `${region} ${service}`;
    const key = made.get(address) ?? awsManagedKey({ service, region, account, partition });
    made.set(address, key);
    return key;
  };
}

/** Where an AWS managed key is. */
interface ManagedKeyPlace {
  /** The prefix of the service that uses it, such as `s3`. */
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly partition: string;
}

/**
 * The key that AWS creates in an account and a Region for a service that encrypts. AWS chooses its
 * id, which nothing depends on; here it is `aws-` and the service.
 * Source: AWS KMS Developer Guide, concepts (AWS managed keys).
 */
function awsManagedKey(place: ManagedKeyPlace): Key {
  const { service, region, account, partition } = place;
  const id = `aws-${service}`;
  return {
    id,
    arn: `arn:${partition}:kms:${region}:${account}:key/${id}`,
    account,
    region,
    policy: policyOf(place),
    aliases: [`alias/aws/${service}`],
    state: 'Enabled',
    manager: 'aws',
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT',
    origin: 'AWS_KMS',
    multiRegion: undefined,
    tags: new Map(),
    grants: [],
  };
}

/** Only the policy of `aws/s3` is known here; nobody can edit it. */
function policyOf({ service, region, account, partition }: ManagedKeyPlace): NamedPolicy {
  const name = `policy of alias/aws/${service} in ${account} ${region}`;
  if (service !== 's3') return { name, unreadable: `the policy of aws/${service} is not known` };
  return awsPolicy(name, 'key', {
    Version: '2012-10-17',
    Id: 'auto-s3-2',
    Statement: [
      {
        Sid: 'Allow access through S3 for all principals in the account that are authorized to use S3',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:DescribeKey',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `s3.${region}.amazonaws.com`,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'],
        Resource: '*',
      },
    ],
  });
}
