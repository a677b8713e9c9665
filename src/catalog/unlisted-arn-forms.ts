import { arnTemplate, type ArnTemplate } from './arn-template.ts';

/** Forms of ARNs that the Service Authorization Reference leaves out, and the page that has them. */
interface UnlistedForms {
  readonly forms: readonly string[];
  readonly page: string;
}

const unlisted: readonly UnlistedForms[] = [
  {
    forms: ['arn:${Partition}:pricingplanmanager::${Account}:subscription:${SubscriptionId}'],
    page: 'AWS Managed Policy Reference, CloudFrontFullAccess',
  },
  {
    forms: ['arn:${Partition}:cloudformation:${Region}:aws:transform/${TransformName}'],
    page: 'AWS CloudFormation User Guide, using-iam-template',
  },
  {
    forms: ['arn:${Partition}:backup:${Region}:${Account}:recovery-point:${RecoveryPointId}'],
    page: 'AWS Backup Developer Guide, access-control',
  },
  {
    forms: [
      'arn:${Partition}:waf::${Account}:changetoken/${Token}',
      'arn:${Partition}:waf-regional:${Region}:${Account}:changetoken/${Token}',
    ],
    page: 'AWS Managed Policy Reference, AWSWAFFullAccess',
  },
  {
    forms: [
      'arn:${Partition}:apigateway:${Region}::/tags',
      'arn:${Partition}:apigateway:${Region}::/v2/apis',
      'arn:${Partition}:apigateway:${Region}::/v2/apis/${ApiPath}',
    ],
    page: 'Amazon API Gateway Developer Guide, arn-format-reference',
  },
];

/** The forms that other pages document, by the service name of the ARN. */
export const unlistedArnForms: readonly ArnTemplate[] = unlisted.flatMap(({ forms }) =>
  forms.map(arnTemplate),
);
