import { asciiLower } from '../policy/ascii-case.ts';

/**
 * Names by which services go elsewhere, in the AWS CLI, the SDKs and in speech, each with the prefix
 * of the service's actions.
 * Sources: AWS CLI Command Reference (names of the commands); Service Authorization Reference.
 */
const nicknames: ReadonlyMap<string, string> = new Map([
  ['accessanalyzer', 'access-analyzer'],
  ['alb', 'elasticloadbalancing'],
  ['amp', 'aps'],
  ['apigatewayv2', 'apigateway'],
  ['applicationautoscaling', 'application-autoscaling'],
  ['aurora', 'rds'],
  ['beanstalk', 'elasticbeanstalk'],
  ['cloudwatchevents', 'events'],
  ['cloudwatchlogs', 'logs'],
  ['configservice', 'config'],
  ['costexplorer', 'ce'],
  ['docdb', 'rds'],
  ['documentdb', 'rds'],
  ['dynamodbstreams', 'dynamodb'],
  ['efs', 'elasticfilesystem'],
  ['elasticsearch', 'es'],
  ['elb', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancing'],
  ['emr', 'elasticmapreduce'],
  ['eventbridge', 'events'],
  ['kinesisfirehose', 'firehose'],
  ['lexv2', 'lex'],
  ['msk', 'kafka'],
  ['nlb', 'elasticloadbalancing'],
  ['parameterstore', 'ssm'],
  ['prometheus', 'aps'],
  ['resourcegroupstaggingapi', 'tag'],
  ['s3api', 's3'],
  ['s3control', 's3'],
  ['sesv2', 'ses'],
  ['sfn', 'states'],
  ['stepfunctions', 'states'],
  ['systemsmanager', 'ssm'],
  ['vpc', 'ec2'],
]);

/** The prefix of the service that goes by this name elsewhere; hyphens and ASCII case do not count. */
export function serviceOfNickname(name: string): string | undefined {
  return nicknames.get(asciiLower(name).replaceAll('-', ''));
}

/** All names that the table knows. */
export const serviceNicknames: readonly string[] = [...nicknames.keys()];
