/** The name of a condition key and its type in the reference's words. */
type UnlistedKey = readonly [name: string, type: string];

/**
 * Global keys that IAM documents, or used to, and that the packaged data does not list yet or any
 * more, with their types. Sources: IAM User Guide, reference_policies_condition-keys; the AWS Managed Policy
 * Reference tests for `aws:PrincipalOrgMasterAccountId`.
 */
export const unlistedKeys: readonly UnlistedKey[] = [
  ['aws:ARN', 'ARN'],
  ['aws:PrincipalOrgMasterAccountId', 'String'],
  ['aws:SignInSessionArn', 'ARN'],
  ['codebuild:BuildArn', 'ARN'],
  ['codebuild:ProjectArn', 'ARN'],
];

/**
 * Keys of services that the reference does not list, although policies of AWS itself test them.
 * Source: AWS Managed Policy Reference.
 */
export const unlistedServiceKeys: readonly UnlistedKey[] = [
  ['deepracer:MultiUser', 'Bool'],
  ['deepracer:UserToken', 'String'],
  ['lakeformation:GlueARN', 'ARN'],
];
