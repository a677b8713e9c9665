/**
 * Actions with which a principal gains permissions that its own policies do not list. Each is enough
 * alone when it is allowed on every resource of its type.
 * Sources: Service Authorization Reference, AWS Identity and Access Management (IAM); IAM User Guide, access_policies_managed-versioning, id_roles_update-role-trust-policy.
 */
export const escalations: readonly Escalation[] = [
  {
    /** They change what a user, group or role may do: also one's own. */
    kind: 'grants',
    actions: [
      'iam:AddUserToGroup',
      'iam:AttachGroupPolicy',
      'iam:AttachRolePolicy',
      'iam:AttachUserPolicy',
      'iam:CreatePolicyVersion',
      'iam:PutGroupPolicy',
      'iam:PutRolePolicy',
      'iam:PutUserPolicy',
      'iam:SetDefaultPolicyVersion',
    ],
  },
  {
    /** They make credentials of somebody else, or let one become somebody else. */
    kind: 'impersonates',
    actions: [
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateLoginProfile',
      'iam:UpdateSAMLProvider',
    ],
  },
  {
    /** They run a command or code on something that has a role already. */
    kind: 'runs',
    actions: [
      'cloudformation:UpdateStack',
      'ecs:ExecuteCommand',
      'glue:UpdateDevEndpoint',
      'lambda:UpdateFunctionCode',
      'sagemaker:CreatePresignedNotebookInstanceUrl',
      'ssm:SendCommand',
      'ssm:StartSession',
    ],
  },
];

/** Actions that each give more than they say, and how. */
export interface Escalation {
  readonly kind: 'grants' | 'impersonates' | 'runs';
  readonly actions: readonly string[];
}

/**
 * Actions that together run code of the caller's choice under a role that the caller passes, so that
 * with `iam:PassRole` they give all that any role may do.
 * Sources: IAM User Guide, id_roles_use_passrole, and the guide of each service on the role that its
 * code runs with.
 */
export const passedRoleRunners: readonly (readonly [start: string, ...then: string[]])[] = [
  ['apprunner:CreateService'],
  ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
  ['batch:RegisterJobDefinition', 'batch:SubmitJob'],
  ['bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'],
  ['cloudformation:CreateStack'],
  ['codebuild:CreateProject', 'codebuild:StartBuild'],
  ['codebuild:UpdateProject', 'codebuild:StartBuild'],
  ['datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'],
  ['ec2:AssociateIamInstanceProfile', 'ssm:SendCommand'],
  ['ec2:RequestSpotInstances'],
  ['ec2:RunInstances'],
  ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
  ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
  ['elasticmapreduce:RunJobFlow'],
  ['glue:CreateDevEndpoint'],
  ['glue:CreateJob', 'glue:CreateTrigger'],
  ['glue:CreateJob', 'glue:StartJobRun'],
  ['glue:UpdateJob', 'glue:StartJobRun'],
  ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
  ['lambda:CreateFunction', 'lambda:AddPermission'],
  ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
  ['lambda:CreateFunction', 'lambda:InvokeFunction'],
  ['sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  ['sagemaker:CreateProcessingJob'],
  ['sagemaker:CreateTrainingJob'],
  ['ssm:StartAutomationExecution'],
  ['states:CreateStateMachine', 'states:StartExecution'],
];
