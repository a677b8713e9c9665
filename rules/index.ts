import type { Rule } from '../src/index.ts';
import abacCreatePrincipalWithTags from './abac/create-principal-with-tags.ts';
import abacNoOrgGuardOnTags from './abac/no-org-guard-on-tags.ts';
import abacPrincipalCanTagSelf from './abac/principal-can-tag-self.ts';
import abacRequestTagNotRequired from './abac/request-tag-not-required.ts';
import abacResourcePrefixCollision from './abac/resource-prefix-collision.ts';
import abacSessionTagsUnrestricted from './abac/session-tags-unrestricted.ts';
import abacTagCaseVariants from './abac/tag-case-variants.ts';
import abacTagValuePrefixCollision from './abac/tag-value-prefix-collision.ts';
import abacTransitiveTags from './abac/transitive-tags.ts';
import abacUntagUnguarded from './abac/untag-unguarded.ts';
import abacUntaggedPrincipalDenied from './abac/untagged-principal-denied.ts';
import abacVariableAsWildcard from './abac/variable-as-wildcard.ts';
import actionApiNameNotAction from './action/api-name-not-action.ts';
import actionDependentMissing from './action/dependent-missing.ts';
import actionEmptyName from './action/empty-name.ts';
import actionNotForThisResourcePolicy from './action/not-for-this-resource-policy.ts';
import actionOnlyStarResource from './action/only-star-resource.ts';
import actionPatternMatchesNothing from './action/pattern-matches-nothing.ts';
import actionUnknownAction from './action/unknown-action.ts';
import actionUnknownService from './action/unknown-service.ts';
import actionWhitespace from './action/whitespace.ts';
import actionWildcardInService from './action/wildcard-in-service.ts';
import arnAccountFormat from './arn/account-format.ts';
import arnAccountMissing from './arn/account-missing.ts';
import arnAccountNotAllowed from './arn/account-not-allowed.ts';
import arnActionResourceMismatch from './arn/action-resource-mismatch.ts';
import arnEffectivelyStar from './arn/effectively-star.ts';
import arnFieldCount from './arn/field-count.ts';
import arnForeignResourceInPolicy from './arn/foreign-resource-in-policy.ts';
import arnPartition from './arn/partition.ts';
import arnPartitionMixed from './arn/partition-mixed.ts';
import arnPlaceholder from './arn/placeholder.ts';
import arnPrefix from './arn/prefix.ts';
import arnRegionInvalid from './arn/region-invalid.ts';
import arnRegionMissing from './arn/region-missing.ts';
import arnRegionNotAllowed from './arn/region-not-allowed.ts';
import arnResourceFormat from './arn/resource-format.ts';
import arnServiceCase from './arn/service-case.ts';
import conditionAlwaysDeny from './condition/always-deny.ts';
import conditionBase64Value from './condition/base64-value.ts';
import conditionBoolMultiple from './condition/bool-multiple.ts';
import conditionBoolValue from './condition/bool-value.ts';
import conditionCalledViaUnsupportedService from './condition/called-via-unsupported-service.ts';
import conditionCallerKeyOnAnonymous from './condition/caller-key-on-anonymous.ts';
import conditionContradictoryValues from './condition/contradictory-values.ts';
import conditionDateEpoch from './condition/date-epoch.ts';
import conditionDateInPast from './condition/date-in-past.ts';
import conditionDateValue from './condition/date-value.ts';
import conditionDeadAllow from './condition/dead-allow.ts';
import conditionDeadDeny from './condition/dead-deny.ts';
import conditionEmptyValues from './condition/empty-values.ts';
import conditionEquivalentToNull from './condition/equivalent-to-null.ts';
import conditionForallvaluesAllowMissingKey from './condition/forallvalues-allow-missing-key.ts';
import conditionForallvaluesSingleValued from './condition/forallvalues-single-valued.ts';
import conditionForanyvalueSingleValued from './condition/foranyvalue-single-valued.ts';
import conditionGlobalKeyUnknown from './condition/global-key-unknown.ts';
import conditionGlobalKeyUnsupported from './condition/global-key-unsupported.ts';
import conditionIfexistsAllowOpen from './condition/ifexists-allow-open.ts';
import conditionIfexistsNoop from './condition/ifexists-noop.ts';
import conditionIpCidr from './condition/ip-cidr.ts';
import conditionIpHostBits from './condition/ip-host-bits.ts';
import conditionIrrelevantInResourcePolicy from './condition/irrelevant-in-resource-policy.ts';
import conditionKeyCaseDuplicate from './condition/key-case-duplicate.ts';
import conditionKeyDeprecated from './condition/key-deprecated.ts';
import conditionKeyFormat from './condition/key-format.ts';
import conditionKeyNeverPresent from './condition/key-never-present.ts';
import conditionKeyNeverPresentWildcard from './condition/key-never-present-wildcard.ts';
import conditionKeyPartial from './condition/key-partial.ts';
import conditionKeyServiceScope from './condition/key-service-scope.ts';
import conditionKeyTypo from './condition/key-typo.ts';
import conditionKmsKeyValue from './condition/kms-key-value.ts';
import conditionMfaAgeMissingKey from './condition/mfa-age-missing-key.ts';
import conditionMfaBoolDenyMissingKey from './condition/mfa-bool-deny-missing-key.ts';
import conditionMfaNullCheck from './condition/mfa-null-check.ts';
import conditionMissingActionForKey from './condition/missing-action-for-key.ts';
import conditionMultiKeyNegatedAnd from './condition/multi-key-negated-and.ts';
import conditionNegatedAllowMissingKey from './condition/negated-allow-missing-key.ts';
import conditionNetworkDenyNoServiceExemption from './condition/network-deny-no-service-exemption.ts';
import conditionNullContradiction from './condition/null-contradiction.ts';
import conditionNullWithIfexists from './condition/null-with-ifexists.ts';
import conditionNullWithQualifier from './condition/null-with-qualifier.ts';
import conditionNumberValue from './condition/number-value.ts';
import conditionOperatorUnknown from './condition/operator-unknown.ts';
import conditionPairedKeyMissing from './condition/paired-key-missing.ts';
import conditionPositiveDenyMissingKey from './condition/positive-deny-missing-key.ts';
import conditionPrincipalArnSessionArn from './condition/principal-arn-session-arn.ts';
import conditionQualifierMissing from './condition/qualifier-missing.ts';
import conditionRangeEmpty from './condition/range-empty.ts';
import conditionRedundantKeyWildcard from './condition/redundant-key-wildcard.ts';
import conditionRegionDenyGlobalServices from './condition/region-deny-global-services.ts';
import conditionRegionValue from './condition/region-value.ts';
import conditionResourceTagUnsupported from './condition/resource-tag-unsupported.ts';
import conditionSensitiveKeyVariable from './condition/sensitive-key-variable.ts';
import conditionSensitiveKeyWildcard from './condition/sensitive-key-wildcard.ts';
import conditionServiceFlagWithIamPrincipal from './condition/service-flag-with-iam-principal.ts';
import conditionServiceKeyUnknown from './condition/service-key-unknown.ts';
import conditionSourceIpDenyHitsVpce from './condition/source-ip-deny-hits-vpce.ts';
import conditionSourceIpPrivate from './condition/source-ip-private.ts';
import conditionSourceIpPrivateMix from './condition/source-ip-private-mix.ts';
import conditionSourceIpPrivateNegated from './condition/source-ip-private-negated.ts';
import conditionStringEqualsOnArn from './condition/string-equals-on-arn.ts';
import conditionStringLikeOnArn from './condition/string-like-on-arn.ts';
import conditionTagKeyMissing from './condition/tag-key-missing.ts';
import conditionTypeMismatch from './condition/type-mismatch.ts';
import conditionUnreachableWildcard from './condition/unreachable-wildcard.ts';
import conditionUntrustworthyKey from './condition/untrustworthy-key.ts';
import conditionValueTypeMixed from './condition/value-type-mixed.ts';
import conditionVpcFormat from './condition/vpc-format.ts';
import conditionVpceFormat from './condition/vpce-format.ts';
import conditionWildcardWithoutLike from './condition/wildcard-without-like.ts';
import identityActionStar from './identity/action-star.ts';
import identityAdminStar from './identity/admin-star.ts';
import identityAssumeRoleStar from './identity/assume-role-star.ts';
import identityBucketPolicyEscalation from './identity/bucket-policy-escalation.ts';
import identityCredentialsExposure from './identity/credentials-exposure.ts';
import identityDataExfiltration from './identity/data-exfiltration.ts';
import identityDynamodbAttributesSelect from './identity/dynamodb-attributes-select.ts';
import identityKmsFull from './identity/kms-full.ts';
import identityNotactionAllow from './identity/notaction-allow.ts';
import identityNotresourceAllow from './identity/notresource-allow.ts';
import identityPassroleNoService from './identity/passrole-no-service.ts';
import identityPassroleNotresource from './identity/passrole-notresource.ts';
import identityPassroleStar from './identity/passrole-star.ts';
import identityPermissionsManagement from './identity/permissions-management.ts';
import identityPrivilegeEscalation from './identity/privilege-escalation.ts';
import identityResourceStarRestrictable from './identity/resource-star-restrictable.ts';
import identitySensitiveResource from './identity/sensitive-resource.ts';
import identityServiceStar from './identity/service-star.ts';
import identitySlrNotresource from './identity/slr-notresource.ts';
import identitySlrStar from './identity/slr-star.ts';
import identityWriteUnconstrained from './identity/write-unconstrained.ts';
import kmsAdminCanUse from './kms/admin-can-use.ts';
import kmsAliasArnAsResource from './kms/alias-arn-as-resource.ts';
import kmsAliasConditionArnValue from './kms/alias-condition-arn-value.ts';
import kmsAliasControlsAccessUnguarded from './kms/alias-controls-access-unguarded.ts';
import kmsAttestationBypass from './kms/attestation-bypass.ts';
import kmsAttestationNoDeploymentPcr from './kms/attestation-no-deployment-pcr.ts';
import kmsAttestationNotRequired from './kms/attestation-not-required.ts';
import kmsBypassLockoutCheckAllowed from './kms/bypass-lockout-check-allowed.ts';
import kmsContextForallvalues from './kms/context-forallvalues.ts';
import kmsContextKeyOnNonCryptoAction from './kms/context-key-on-non-crypto-action.ts';
import kmsContextKeysForallvaluesAlone from './kms/context-keys-forallvalues-alone.ts';
import kmsContextPairNotSent from './kms/context-pair-not-sent.ts';
import kmsContextValueUntested from './kms/context-value-untested.ts';
import kmsContextWildcardWithEquals from './kms/context-wildcard-with-equals.ts';
import kmsCreateGrantUnconstrained from './kms/create-grant-unconstrained.ts';
import kmsDecryptOnAllKeys from './kms/decrypt-on-all-keys.ts';
import kmsDeleteUnguarded from './kms/delete-unguarded.ts';
import kmsDenyDecryptMissesReencrypt from './kms/deny-decrypt-misses-reencrypt.ts';
import kmsDisableUnguarded from './kms/disable-unguarded.ts';
import kmsExternalAccountRoot from './kms/external-account-root.ts';
import kmsGrantKeyOnCryptoAction from './kms/grant-key-on-crypto-action.ts';
import kmsGrantOperationsForanyvalue from './kms/grant-operations-foranyvalue.ts';
import kmsIamOnlyActionInKeyPolicy from './kms/iam-only-action-in-key-policy.ts';
import kmsKeyForSeveralOwners from './kms/key-for-several-owners.ts';
import kmsKeyPolicyForeignResource from './kms/key-policy-foreign-resource.ts';
import kmsLockoutDenyAdmin from './kms/lockout-deny-admin.ts';
import kmsLockoutNoPolicyAdmin from './kms/lockout-no-policy-admin.ts';
import kmsMissingPolicy from './kms/missing-policy.ts';
import kmsNetworkConditionBreaksS3 from './kms/network-condition-breaks-s3.ts';
import kmsOpenToAccount from './kms/open-to-account.ts';
import kmsPublicPrincipal from './kms/public-principal.ts';
import kmsReencryptNotAnAction from './kms/reencrypt-not-an-action.ts';
import kmsReplicateUnconstrained from './kms/replicate-unconstrained.ts';
import kmsRequestAliasViaS3 from './kms/request-alias-via-s3.ts';
import kmsResourceAliasesInKeyPolicy from './kms/resource-aliases-in-key-policy.ts';
import kmsRootDelegationDefeatsCondition from './kms/root-delegation-defeats-condition.ts';
import kmsRootDelegationMissing from './kms/root-delegation-missing.ts';
import kmsS3ContextBucketArnWithoutBucketKey from './kms/s3-context-bucket-arn-without-bucket-key.ts';
import kmsS3ContextObjectArnWithBucketKey from './kms/s3-context-object-arn-with-bucket-key.ts';
import kmsS3ServicePrincipalForObjects from './kms/s3-service-principal-for-objects.ts';
import kmsServicePrincipalNoSource from './kms/service-principal-no-source.ts';
import kmsSourceArnOnIamPrincipal from './kms/source-arn-on-iam-principal.ts';
import kmsTagControlsAccessUnguarded from './kms/tag-controls-access-unguarded.ts';
import kmsUserCanPutPolicy from './kms/user-can-put-policy.ts';
import kmsViaServiceFormat from './kms/via-service-format.ts';
import kmsViaServiceMissing from './kms/via-service-missing.ts';
import kmsViaServicePartitionSuffix from './kms/via-service-partition-suffix.ts';
import kmsViaServiceRegionMismatch from './kms/via-service-region-mismatch.ts';
import kmsViaServiceStarPrincipal from './kms/via-service-star-principal.ts';
import kmsViaServiceUnknownService from './kms/via-service-unknown-service.ts';
import principalCrossAccount from './principal/cross-account.ts';
import principalFederatedUnsupported from './principal/federated-unsupported.ts';
import principalFormat from './principal/format.ts';
import principalKeyUnknown from './principal/key-unknown.ts';
import principalNotInThisPolicyType from './principal/not-in-this-policy-type.ts';
import principalNotprincipalAllow from './principal/notprincipal-allow.ts';
import principalNotprincipalDenyRole from './principal/notprincipal-deny-role.ts';
import principalServiceFormat from './principal/service-format.ts';
import principalServiceNoSource from './principal/service-no-source.ts';
import principalServiceUnknown from './principal/service-unknown.ts';
import principalServiceUnsupportedKey from './principal/service-unsupported-key.ts';
import principalServiceWeakKey from './principal/service-weak-key.ts';
import principalStarAllow from './principal/star-allow.ts';
import principalStarAllowWeakCondition from './principal/star-allow-weak-condition.ts';
import principalUniqueId from './principal/unique-id.ts';
import principalValueUnknown from './principal/value-unknown.ts';
import principalWildcardPartial from './principal/wildcard-partial.ts';
import rcpActionService from './rcp/action-service.ts';
import rcpActionStar from './rcp/action-star.ts';
import rcpAllow from './rcp/allow.ts';
import rcpNotaction from './rcp/notaction.ts';
import rcpPrincipal from './rcp/principal.ts';
import rcpPrincipalExemption from './rcp/principal-exemption.ts';
import rcpServicePrincipalExemption from './rcp/service-principal-exemption.ts';
import rcpSourceNullCheck from './rcp/source-null-check.ts';
import rcpVersion from './rcp/version.ts';
import s3AccessPointDelegationUnpinned from './s3/access-point-delegation-unpinned.ts';
import s3ActionNeedsBucketArn from './s3/action-needs-bucket-arn.ts';
import s3ActionNeedsObjectArn from './s3/action-needs-object-arn.ts';
import s3ActionStar from './s3/action-star.ts';
import s3BucketTagAbacNotEnabled from './s3/bucket-tag-abac-not-enabled.ts';
import s3BypassGovernance from './s3/bypass-governance.ts';
import s3CopySourceDenyBlocksPlainPut from './s3/copy-source-deny-blocks-plain-put.ts';
import s3DeleteTaggingUnguarded from './s3/delete-tagging-unguarded.ts';
import s3DenyGetMissesVersion from './s3/deny-get-misses-version.ts';
import s3DenyPutWithoutSseHeader from './s3/deny-put-without-sse-header.ts';
import s3EncryptionDenyMissesUpdateEncryption from './s3/encryption-deny-misses-update-encryption.ts';
import s3ExistingObjectTagOnDelete from './s3/existing-object-tag-on-delete.ts';
import s3ExistingObjectTagOnPut from './s3/existing-object-tag-on-put.ts';
import s3ExternalBlockedActions from './s3/external-blocked-actions.ts';
import s3IfNoneMatchBlocksMultipart from './s3/if-none-match-blocks-multipart.ts';
import s3KeyDenyMissesSseS3 from './s3/key-deny-misses-sse-s3.ts';
import s3MissingPolicy from './s3/missing-policy.ts';
import s3NotactionAllow from './s3/notaction-allow.ts';
import s3OrgDenyBlocksServicePrincipals from './s3/org-deny-blocks-service-principals.ts';
import s3PolicyLockoutUnconditional from './s3/policy-lockout-unconditional.ts';
import s3PrefixNegated from './s3/prefix-negated.ts';
import s3PrefixOnObjectAction from './s3/prefix-on-object-action.ts';
import s3PresignedAge from './s3/presigned-age.ts';
import s3PublicAclGranted from './s3/public-acl-granted.ts';
import s3PublicList from './s3/public-list.ts';
import s3PublicPolicyWrite from './s3/public-policy-write.ts';
import s3PublicRead from './s3/public-read.ts';
import s3PublicWrite from './s3/public-write.ts';
import s3PutAclUnpinned from './s3/put-acl-unpinned.ts';
import s3RequestObjectTagOnRead from './s3/request-object-tag-on-read.ts';
import s3ResourceAccountNotARestriction from './s3/resource-account-not-a-restriction.ts';
import s3ResourceTagMeansBucketTag from './s3/resource-tag-means-bucket-tag.ts';
import s3RetagGuardOneSided from './s3/retag-guard-one-sided.ts';
import s3SecureTransportAllowOnly from './s3/secure-transport-allow-only.ts';
import s3SecureTransportIncomplete from './s3/secure-transport-incomplete.ts';
import s3SecureTransportMissing from './s3/secure-transport-missing.ts';
import s3SseDenyUnsatisfiable from './s3/sse-deny-unsatisfiable.ts';
import s3SseKeyOnRead from './s3/sse-key-on-read.ts';
import s3SseKmsKeyIdNotKeyArn from './s3/sse-kms-key-id-not-key-arn.ts';
import s3SseNullGuardOpensSseC from './s3/sse-null-guard-opens-sse-c.ts';
import s3TagAbacMutableTags from './s3/tag-abac-mutable-tags.ts';
import s3UntaggedUploadAllowed from './s3/untagged-upload-allowed.ts';
import s3UploadSkipsEncryptionContext from './s3/upload-skips-encryption-context.ts';
import s3VpceDenyLocksOutAdmin from './s3/vpce-deny-locks-out-admin.ts';
import scpNoAllow from './scp/no-allow.ts';
import scpPrincipal from './scp/principal.ts';
import scpRegionDenyGlobal from './scp/region-deny-global.ts';
import scpServiceLinkedRoleTarget from './scp/service-linked-role-target.ts';
import sizeIdentity from './size/identity.ts';
import sizeRcp from './size/rcp.ts';
import sizeResource from './size/resource.ts';
import sizeScp from './size/scp.ts';
import sizeTrust from './size/trust.ts';
import sseKmsAlwaysDenied from './sse-kms/always-denied.ts';
import sseKmsBucketKeyContextMismatch from './sse-kms/bucket-key-context-mismatch.ts';
import sseKmsContextAbacWithBucketKey from './sse-kms/context-abac-with-bucket-key.ts';
import sseKmsCrossAccountAlias from './sse-kms/cross-account-alias.ts';
import sseKmsCrossAccountManagedKey from './sse-kms/cross-account-managed-key.ts';
import sseKmsCrossAccountMissingIdentity from './sse-kms/cross-account-missing-identity.ts';
import sseKmsDefaultKeyNotRequiredKey from './sse-kms/default-key-not-required-key.ts';
import sseKmsDenyMismatch from './sse-kms/deny-mismatch.ts';
import sseKmsDirectDecryptPath from './sse-kms/direct-decrypt-path.ts';
import sseKmsEncryptInsteadOfGenerate from './sse-kms/encrypt-instead-of-generate.ts';
import sseKmsGetWithoutDecrypt from './sse-kms/get-without-decrypt.ts';
import sseKmsKeyDeletionBlastRadius from './sse-kms/key-deletion-blast-radius.ts';
import sseKmsKeyPolicyDoesNotTrustIam from './sse-kms/key-policy-does-not-trust-iam.ts';
import sseKmsMultipartNeedsDecrypt from './sse-kms/multipart-needs-decrypt.ts';
import sseKmsNoReader from './sse-kms/no-reader.ts';
import sseKmsPublicObject from './sse-kms/public-object.ts';
import sseKmsPutWithoutGenerate from './sse-kms/put-without-generate.ts';
import sseKmsRegionMismatch from './sse-kms/region-mismatch.ts';
import sseKmsReplicationRole from './sse-kms/replication-role.ts';
import styleListOfOne from './style/list-of-one.ts';
import styleRedundantAction from './style/redundant-action.ts';
import styleRedundantNumeric from './style/redundant-numeric.ts';
import styleRedundantResource from './style/redundant-resource.ts';
import styleRedundantStatement from './style/redundant-statement.ts';
import syntaxByteOrderMark from './syntax/byte-order-mark.ts';
import syntaxDuplicateJsonKey from './syntax/duplicate-json-key.ts';
import syntaxElementPairConflict from './syntax/element-pair-conflict.ts';
import syntaxEmptyAction from './syntax/empty-action.ts';
import syntaxEmptyCondition from './syntax/empty-condition.ts';
import syntaxEmptyPrincipal from './syntax/empty-principal.ts';
import syntaxEmptyResource from './syntax/empty-resource.ts';
import syntaxInvalidEffect from './syntax/invalid-effect.ts';
import syntaxInvalidVersion from './syntax/invalid-version.ts';
import syntaxJsonParse from './syntax/json-parse.ts';
import syntaxMissingAction from './syntax/missing-action.ts';
import syntaxMissingEffect from './syntax/missing-effect.ts';
import syntaxMissingPrincipal from './syntax/missing-principal.ts';
import syntaxMissingResource from './syntax/missing-resource.ts';
import syntaxMissingStatement from './syntax/missing-statement.ts';
import syntaxMissingVersion from './syntax/missing-version.ts';
import syntaxNoPolicy from './syntax/no-policy.ts';
import syntaxOldVersion from './syntax/old-version.ts';
import syntaxSidCharset from './syntax/sid-charset.ts';
import syntaxSidDuplicate from './syntax/sid-duplicate.ts';
import syntaxSidEmpty from './syntax/sid-empty.ts';
import syntaxUnknownElement from './syntax/unknown-element.ts';
import syntaxWrongJsonType from './syntax/wrong-json-type.ts';
import trustActionPrincipalMismatch from './trust/action-principal-mismatch.ts';
import trustAudConfirm from './trust/aud-confirm.ts';
import trustAudForanyvalue from './trust/aud-foranyvalue.ts';
import trustComputeService from './trust/compute-service.ts';
import trustConfusedDeputy from './trust/confused-deputy.ts';
import trustCrossAccount from './trust/cross-account.ts';
import trustCrossAccountNoExternalId from './trust/cross-account-no-external-id.ts';
import trustExternalIdPattern from './trust/external-id-pattern.ts';
import trustFederatedFormat from './trust/federated-format.ts';
import trustGithubSubMissing from './trust/github-sub-missing.ts';
import trustGithubSubWildcard from './trust/github-sub-wildcard.ts';
import trustNotprincipal from './trust/notprincipal.ts';
import trustOidcNoCondition from './trust/oidc-no-condition.ts';
import trustPrincipalStar from './trust/principal-star.ts';
import trustPrincipalStarConditioned from './trust/principal-star-conditioned.ts';
import trustRedundantSession from './trust/redundant-session.ts';
import trustResourceElement from './trust/resource-element.ts';
import trustRolesanywhereActions from './trust/rolesanywhere-actions.ts';
import trustStarAction from './trust/star-action.ts';
import trustTagSessionMissing from './trust/tag-session-missing.ts';
import variableDefaultQuote from './variable/default-quote.ts';
import variableElement from './variable/element.ts';
import variableEmpty from './variable/empty.ts';
import variableNoDefaultOptionalTag from './variable/no-default-optional-tag.ts';
import variableOperator from './variable/operator.ts';
import variableSpace from './variable/space.ts';
import variableUnclosed from './variable/unclosed.ts';
import variableUnknownKey from './variable/unknown-key.ts';
import variableUsernameOnRole from './variable/username-on-role.ts';
import variableVersion from './variable/version.ts';
import vpceAwsOwnedBuckets from './vpce/aws-owned-buckets.ts';
import vpceFullAccess from './vpce/full-access.ts';
import vpcePrincipal from './vpce/principal.ts';

/** Every rule, sorted by id. Written by `npm run rules`. */
export const rules: readonly Rule[] = [
  abacCreatePrincipalWithTags,
  abacNoOrgGuardOnTags,
  abacPrincipalCanTagSelf,
  abacRequestTagNotRequired,
  abacResourcePrefixCollision,
  abacSessionTagsUnrestricted,
  abacTagCaseVariants,
  abacTagValuePrefixCollision,
  abacTransitiveTags,
  abacUntagUnguarded,
  abacUntaggedPrincipalDenied,
  abacVariableAsWildcard,
  actionApiNameNotAction,
  actionDependentMissing,
  actionEmptyName,
  actionNotForThisResourcePolicy,
  actionOnlyStarResource,
  actionPatternMatchesNothing,
  actionUnknownAction,
  actionUnknownService,
  actionWhitespace,
  actionWildcardInService,
  arnAccountFormat,
  arnAccountMissing,
  arnAccountNotAllowed,
  arnActionResourceMismatch,
  arnEffectivelyStar,
  arnFieldCount,
  arnForeignResourceInPolicy,
  arnPartition,
  arnPartitionMixed,
  arnPlaceholder,
  arnPrefix,
  arnRegionInvalid,
  arnRegionMissing,
  arnRegionNotAllowed,
  arnResourceFormat,
  arnServiceCase,
  conditionAlwaysDeny,
  conditionBase64Value,
  conditionBoolMultiple,
  conditionBoolValue,
  conditionCalledViaUnsupportedService,
  conditionCallerKeyOnAnonymous,
  conditionContradictoryValues,
  conditionDateEpoch,
  conditionDateInPast,
  conditionDateValue,
  conditionDeadAllow,
  conditionDeadDeny,
  conditionEmptyValues,
  conditionEquivalentToNull,
  conditionForallvaluesAllowMissingKey,
  conditionForallvaluesSingleValued,
  conditionForanyvalueSingleValued,
  conditionGlobalKeyUnknown,
  conditionGlobalKeyUnsupported,
  conditionIfexistsAllowOpen,
  conditionIfexistsNoop,
  conditionIpCidr,
  conditionIpHostBits,
  conditionIrrelevantInResourcePolicy,
  conditionKeyCaseDuplicate,
  conditionKeyDeprecated,
  conditionKeyFormat,
  conditionKeyNeverPresent,
  conditionKeyNeverPresentWildcard,
  conditionKeyPartial,
  conditionKeyServiceScope,
  conditionKeyTypo,
  conditionKmsKeyValue,
  conditionMfaAgeMissingKey,
  conditionMfaBoolDenyMissingKey,
  conditionMfaNullCheck,
  conditionMissingActionForKey,
  conditionMultiKeyNegatedAnd,
  conditionNegatedAllowMissingKey,
  conditionNetworkDenyNoServiceExemption,
  conditionNullContradiction,
  conditionNullWithIfexists,
  conditionNullWithQualifier,
  conditionNumberValue,
  conditionOperatorUnknown,
  conditionPairedKeyMissing,
  conditionPositiveDenyMissingKey,
  conditionPrincipalArnSessionArn,
  conditionQualifierMissing,
  conditionRangeEmpty,
  conditionRedundantKeyWildcard,
  conditionRegionDenyGlobalServices,
  conditionRegionValue,
  conditionResourceTagUnsupported,
  conditionSensitiveKeyVariable,
  conditionSensitiveKeyWildcard,
  conditionServiceFlagWithIamPrincipal,
  conditionServiceKeyUnknown,
  conditionSourceIpDenyHitsVpce,
  conditionSourceIpPrivate,
  conditionSourceIpPrivateMix,
  conditionSourceIpPrivateNegated,
  conditionStringEqualsOnArn,
  conditionStringLikeOnArn,
  conditionTagKeyMissing,
  conditionTypeMismatch,
  conditionUnreachableWildcard,
  conditionUntrustworthyKey,
  conditionValueTypeMixed,
  conditionVpcFormat,
  conditionVpceFormat,
  conditionWildcardWithoutLike,
  identityActionStar,
  identityAdminStar,
  identityAssumeRoleStar,
  identityBucketPolicyEscalation,
  identityCredentialsExposure,
  identityDataExfiltration,
  identityDynamodbAttributesSelect,
  identityKmsFull,
  identityNotactionAllow,
  identityNotresourceAllow,
  identityPassroleNoService,
  identityPassroleNotresource,
  identityPassroleStar,
  identityPermissionsManagement,
  identityPrivilegeEscalation,
  identityResourceStarRestrictable,
  identitySensitiveResource,
  identityServiceStar,
  identitySlrNotresource,
  identitySlrStar,
  identityWriteUnconstrained,
  kmsAdminCanUse,
  kmsAliasArnAsResource,
  kmsAliasConditionArnValue,
  kmsAliasControlsAccessUnguarded,
  kmsAttestationBypass,
  kmsAttestationNoDeploymentPcr,
  kmsAttestationNotRequired,
  kmsBypassLockoutCheckAllowed,
  kmsContextForallvalues,
  kmsContextKeyOnNonCryptoAction,
  kmsContextKeysForallvaluesAlone,
  kmsContextPairNotSent,
  kmsContextValueUntested,
  kmsContextWildcardWithEquals,
  kmsCreateGrantUnconstrained,
  kmsDecryptOnAllKeys,
  kmsDeleteUnguarded,
  kmsDenyDecryptMissesReencrypt,
  kmsDisableUnguarded,
  kmsExternalAccountRoot,
  kmsGrantKeyOnCryptoAction,
  kmsGrantOperationsForanyvalue,
  kmsIamOnlyActionInKeyPolicy,
  kmsKeyForSeveralOwners,
  kmsKeyPolicyForeignResource,
  kmsLockoutDenyAdmin,
  kmsLockoutNoPolicyAdmin,
  kmsMissingPolicy,
  kmsNetworkConditionBreaksS3,
  kmsOpenToAccount,
  kmsPublicPrincipal,
  kmsReencryptNotAnAction,
  kmsReplicateUnconstrained,
  kmsRequestAliasViaS3,
  kmsResourceAliasesInKeyPolicy,
  kmsRootDelegationDefeatsCondition,
  kmsRootDelegationMissing,
  kmsS3ContextBucketArnWithoutBucketKey,
  kmsS3ContextObjectArnWithBucketKey,
  kmsS3ServicePrincipalForObjects,
  kmsServicePrincipalNoSource,
  kmsSourceArnOnIamPrincipal,
  kmsTagControlsAccessUnguarded,
  kmsUserCanPutPolicy,
  kmsViaServiceFormat,
  kmsViaServiceMissing,
  kmsViaServicePartitionSuffix,
  kmsViaServiceRegionMismatch,
  kmsViaServiceStarPrincipal,
  kmsViaServiceUnknownService,
  principalCrossAccount,
  principalFederatedUnsupported,
  principalFormat,
  principalKeyUnknown,
  principalNotInThisPolicyType,
  principalNotprincipalAllow,
  principalNotprincipalDenyRole,
  principalServiceFormat,
  principalServiceNoSource,
  principalServiceUnknown,
  principalServiceUnsupportedKey,
  principalServiceWeakKey,
  principalStarAllow,
  principalStarAllowWeakCondition,
  principalUniqueId,
  principalValueUnknown,
  principalWildcardPartial,
  rcpActionService,
  rcpActionStar,
  rcpAllow,
  rcpNotaction,
  rcpPrincipal,
  rcpPrincipalExemption,
  rcpServicePrincipalExemption,
  rcpSourceNullCheck,
  rcpVersion,
  s3AccessPointDelegationUnpinned,
  s3ActionNeedsBucketArn,
  s3ActionNeedsObjectArn,
  s3ActionStar,
  s3BucketTagAbacNotEnabled,
  s3BypassGovernance,
  s3CopySourceDenyBlocksPlainPut,
  s3DeleteTaggingUnguarded,
  s3DenyGetMissesVersion,
  s3DenyPutWithoutSseHeader,
  s3EncryptionDenyMissesUpdateEncryption,
  s3ExistingObjectTagOnDelete,
  s3ExistingObjectTagOnPut,
  s3ExternalBlockedActions,
  s3IfNoneMatchBlocksMultipart,
  s3KeyDenyMissesSseS3,
  s3MissingPolicy,
  s3NotactionAllow,
  s3OrgDenyBlocksServicePrincipals,
  s3PolicyLockoutUnconditional,
  s3PrefixNegated,
  s3PrefixOnObjectAction,
  s3PresignedAge,
  s3PublicAclGranted,
  s3PublicList,
  s3PublicPolicyWrite,
  s3PublicRead,
  s3PublicWrite,
  s3PutAclUnpinned,
  s3RequestObjectTagOnRead,
  s3ResourceAccountNotARestriction,
  s3ResourceTagMeansBucketTag,
  s3RetagGuardOneSided,
  s3SecureTransportAllowOnly,
  s3SecureTransportIncomplete,
  s3SecureTransportMissing,
  s3SseDenyUnsatisfiable,
  s3SseKeyOnRead,
  s3SseKmsKeyIdNotKeyArn,
  s3SseNullGuardOpensSseC,
  s3TagAbacMutableTags,
  s3UntaggedUploadAllowed,
  s3UploadSkipsEncryptionContext,
  s3VpceDenyLocksOutAdmin,
  scpNoAllow,
  scpPrincipal,
  scpRegionDenyGlobal,
  scpServiceLinkedRoleTarget,
  sizeIdentity,
  sizeRcp,
  sizeResource,
  sizeScp,
  sizeTrust,
  sseKmsAlwaysDenied,
  sseKmsBucketKeyContextMismatch,
  sseKmsContextAbacWithBucketKey,
  sseKmsCrossAccountAlias,
  sseKmsCrossAccountManagedKey,
  sseKmsCrossAccountMissingIdentity,
  sseKmsDefaultKeyNotRequiredKey,
  sseKmsDenyMismatch,
  sseKmsDirectDecryptPath,
  sseKmsEncryptInsteadOfGenerate,
  sseKmsGetWithoutDecrypt,
  sseKmsKeyDeletionBlastRadius,
  sseKmsKeyPolicyDoesNotTrustIam,
  sseKmsMultipartNeedsDecrypt,
  sseKmsNoReader,
  sseKmsPublicObject,
  sseKmsPutWithoutGenerate,
  sseKmsRegionMismatch,
  sseKmsReplicationRole,
  styleListOfOne,
  styleRedundantAction,
  styleRedundantNumeric,
  styleRedundantResource,
  styleRedundantStatement,
  syntaxByteOrderMark,
  syntaxDuplicateJsonKey,
  syntaxElementPairConflict,
  syntaxEmptyAction,
  syntaxEmptyCondition,
  syntaxEmptyPrincipal,
  syntaxEmptyResource,
  syntaxInvalidEffect,
  syntaxInvalidVersion,
  syntaxJsonParse,
  syntaxMissingAction,
  syntaxMissingEffect,
  syntaxMissingPrincipal,
  syntaxMissingResource,
  syntaxMissingStatement,
  syntaxMissingVersion,
  syntaxNoPolicy,
  syntaxOldVersion,
  syntaxSidCharset,
  syntaxSidDuplicate,
  syntaxSidEmpty,
  syntaxUnknownElement,
  syntaxWrongJsonType,
  trustActionPrincipalMismatch,
  trustAudConfirm,
  trustAudForanyvalue,
  trustComputeService,
  trustConfusedDeputy,
  trustCrossAccount,
  trustCrossAccountNoExternalId,
  trustExternalIdPattern,
  trustFederatedFormat,
  trustGithubSubMissing,
  trustGithubSubWildcard,
  trustNotprincipal,
  trustOidcNoCondition,
  trustPrincipalStar,
  trustPrincipalStarConditioned,
  trustRedundantSession,
  trustResourceElement,
  trustRolesanywhereActions,
  trustStarAction,
  trustTagSessionMissing,
  variableDefaultQuote,
  variableElement,
  variableEmpty,
  variableNoDefaultOptionalTag,
  variableOperator,
  variableSpace,
  variableUnclosed,
  variableUnknownKey,
  variableUsernameOnRole,
  variableVersion,
  vpceAwsOwnedBuckets,
  vpceFullAccess,
  vpcePrincipal,
];
