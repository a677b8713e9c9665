/**
 * Actions that fail unless their caller is also allowed another one, on every call.
 * Source: Service Authorization Reference, "Dependent actions" of each service; what only some
 * calls need (a role that may be left out, tags) is not listed.
 */
const dependents: readonly (readonly [action: string, ...needs: string[]])[] = [
  ['codebuild:CreateProject', 'iam:PassRole'],
  ['eks:CreateCluster', 'iam:PassRole'],
  ['firehose:CreateDeliveryStream', 'iam:PassRole'],
  ['glue:CreateCrawler', 'iam:PassRole'],
  ['glue:CreateJob', 'iam:PassRole'],
  ['kms:ReplicateKey', 'kms:CreateKey'],
  ['lambda:CreateFunction', 'iam:PassRole'],
  ['s3:CreateAccessGrantsLocation', 'iam:PassRole'],
  ['s3:CreateJob', 'iam:PassRole'],
  ['s3:PutReplicationConfiguration', 'iam:PassRole'],
  ['sagemaker:CreateNotebookInstance', 'iam:PassRole'],
  ['sagemaker:CreateTrainingJob', 'iam:PassRole'],
  ['states:CreateStateMachine', 'iam:PassRole'],
];

/** The ids of the actions that a caller of this action (in its documented spelling) also needs. */
export function dependentActions(id: string): readonly string[] {
  return byId.get(id) ?? NONE;
}

const NONE: readonly string[] = [];
const byId: ReadonlyMap<string, readonly string[]> = new Map(
  dependents.map(([action, ...needs]) => [action, needs]),
);
