import { asciiLower } from '../policy/ascii-case.ts';

/** Keys whose value means little without that of another key. */
interface PairedKey {
  readonly key: string;
  /** Any of these gives the value its meaning; the first is the one to suggest. */
  readonly partners: readonly string[];
}

/**
 * Private addresses repeat in every network: they say something only beside the network.
 * Source: IAM User Guide, reference_policies_condition-keys (aws:VpcSourceIp and
 * aws:Ec2InstanceSourcePrivateIPv4).
 */
const pairs: readonly PairedKey[] = [
  {
    key: 'aws:VpcSourceIp',
    partners: ['aws:SourceVpc', 'aws:SourceVpce', 'aws:SourceVpcArn'],
  },
  { key: 'aws:Ec2InstanceSourcePrivateIPv4', partners: ['aws:Ec2InstanceSourceVpc'] },
];

/** The keys, one of which has to be tested beside this one; none for most keys. */
export function partnersOf(keyName: string): readonly string[] {
  const name = asciiLower(keyName);
  return pairs.find(({ key }) => asciiLower(key) === name)?.partners ?? [];
}
