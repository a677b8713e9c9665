/**
 * Global keys that IAM documents, or used to, and that the packaged data does not list yet or any
 * more, with their types. Source: IAM User Guide, reference_policies_condition-keys.
 */
export const unlistedKeys: readonly (readonly [name: string, type: string])[] = [
  ['aws:ARN', 'ARN'],
  ['aws:SignInSessionArn', 'ARN'],
  ['codebuild:BuildArn', 'ARN'],
  ['codebuild:ProjectArn', 'ARN'],
];
