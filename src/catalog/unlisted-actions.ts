import { asciiLower } from '../policy/ascii-case.ts';

/**
 * Actions that policies of AWS itself name and that the Service Authorization Reference does not list:
 * new ones, those of AWS's consoles, and those of Classic AWS CloudHSM, which has ended.
 * Source: AWS Managed Policy Reference.
 */
const names: Readonly<Record<string, string>> = {
  cloud9: 'ValidateEnvironmentName',
  cloudhsm: `CreateLunaClient DeleteLunaClient DescribeHapg DescribeLunaClient GetConfig ModifyHapg
    ModifyLunaClient`,
  memorydb: 'ReplicateMultiRegionClusterData',
  organizations: 'CreateBuilderIdOwnedAccount',
  payments: `AcceptTermsAndConditionsForProgramByAccountId BatchGetPaymentProfiles CreatePaymentAttempt
    CreatePaymentProfile Get GetAcceptedTermsAndConditionsForProgramByAccountId GetAccountBalance
    GetDefaultPaymentProfile GetEligibleCurrencies GetPaymentAttempt GetPaymentPreferences
    GetPreferredCurrency GetRecommendedTermsAndConditionsForProgram ListPaymentProfiles
    SearchFinancialRecords SetPreferredCurrency UpdatePaymentProfile`,
  qapps: 'ImportDocumentToQApp ImportDocumentToQAppSession',
  'route53-recovery-control-config': 'DescribeRoutingControlByName',
  securityagent: `BatchGetAgentInstances BatchGetSecurityTestContentMetadata BatchGetTasks
    CreateDocumentReview DeleteDocumentReview GetCodeReviewTask GetDocReviewTask GetDocumentReview
    GetDocumentReviewArtifact ListAgentInstances ListControls ListDiscoveredEndpoints
    ListDocumentReviewComments ListDocumentReviews ListIntegratedResources ListTasks
    StartPentestExecution StopPentestExecution UpdateFinding`,
};

const ids: ReadonlySet<string> = new Set(
  Object.entries(names).flatMap(([service, text]) =>
    text.split(/\s+/).map((name) => asciiLower(`${service}:${name}`)),
  ),
);

/** True for an action, written `service:Name` in any case, that AWS's own policies alone show. */
export function isUnlistedAction(id: string): boolean {
  return ids.has(asciiLower(id));
}
