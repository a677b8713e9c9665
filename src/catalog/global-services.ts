/**
 * Services without Regions of their own, by prefix, with the Region that their requests count as
 * made in (partition `aws`).
 * Sources: IAM User Guide, reference_policies_examples_aws_deny-requested-region; AWS Fault
 * Isolation Boundaries (global services).
 */
export const globalServices: ReadonlyMap<string, string> = new Map([
  ['iam', 'us-east-1'],
  ['organizations', 'us-east-1'],
  ['account', 'us-east-1'],
  ['route53', 'us-east-1'],
  ['route53domains', 'us-east-1'],
  ['cloudfront', 'us-east-1'],
  ['support', 'us-east-1'],
  ['budgets', 'us-east-1'],
  ['shield', 'us-east-1'],
  ['waf', 'us-east-1'],
  ['importexport', 'us-east-1'],
  ['globalaccelerator', 'us-west-2'],
  ['networkmanager', 'us-west-2'],
]);
