/** The public API of keyproof: what rules and other programs build on. */
export { assumptions, type Assumption } from './authorize/assumptions.ts';
export { compile, type Authorization } from './authorize/authorization.ts';
export {
  authorize,
  type AuthorizeOptions,
  type Decision,
  type Verdict,
} from './authorize/decision.ts';
export { evaluateInput, evaluateValue, type Evaluation } from './authorize/evaluate-input.ts';
export { readInput, type AuthorizationInput, type ReadInput } from './authorize/read-input.ts';
export type { NamedPolicy, PolicySet } from './authorize/policy-set.ts';
export type { ContextValue, Request } from './authorize/request.ts';
export { fromValue, type FromValue } from './syntax/from-value.ts';
export type { Action, AccessLevel } from './catalog/action.ts';
export { isAccountBound } from './catalog/account-bound-services.ts';
export type { ArnTemplate } from './catalog/arn-template.ts';
export { calledViaServices } from './catalog/called-via-services.ts';
export { isCallerKey } from './catalog/caller-keys.ts';
export { authorizingActions } from './catalog/api-operations.ts';
export { catalog, type Catalog } from './catalog/catalog.ts';
export { isListedInFull } from './catalog/complete-services.ts';
export type { ConditionKey } from './catalog/condition-key.ts';
export type { KeyType } from './catalog/key-type.ts';
export { endpointKeyServices } from './catalog/endpoint-key-services.ts';
export { isFreeForm } from './catalog/free-form-keys.ts';
export { gateOf } from './catalog/gated-keys.ts';
export { isKeyUse, keyUses } from './catalog/key-use.ts';
export { returnsCredentials, returnsStoredData } from './catalog/revealing-actions.ts';
export { runsCode, saysForWhom } from './catalog/service-trusts.ts';
export { isGithub, isKnownProvider, repositoryClaims } from './catalog/web-identity-providers.ts';
export { partnersOf } from './catalog/paired-keys.ts';
export { nearestActionPattern } from './catalog/nearest-action-pattern.ts';
export { documentedOperator, nearestOperator } from './catalog/nearest-operator.ts';
export { nearest } from './catalog/nearest.ts';
export { optionalKey, type Optional } from './catalog/optional-keys.ts';
export { operator, operators, type Operator } from './catalog/operators.ts';
export { serviceOfNickname } from './catalog/service-nicknames.ts';
export { versionTwin } from './catalog/object-versions.ts';
export { isOwnersAction } from './catalog/owners-actions.ts';
export { hasGateway } from './catalog/gateway-services.ts';
export { identityForm, isNearlyOpen, type IdentityForm } from './catalog/identity-keys.ts';
export { operatorInstead, suits } from './catalog/key-operators.ts';
export { hasIdForm, mayBeKeyArn, namedBy, type NamedThing } from './catalog/key-values.ts';
export { kmsViaServices, meantViaService } from './catalog/kms-via-services.ts';
export { operatorOf } from './catalog/operator-of.ts';
export { sizeQuota, type SizedPolicy, type SizeQuota } from './catalog/quotas.ts';
export { mayBeRegion, partition, partitionOfRegion, partitions } from './catalog/regions.ts';
export { isResourceShorthand } from './catalog/resource-shorthands.ts';
export type { ResourceType } from './catalog/resource-type.ts';
export { isForeignToServices, sendsNoSource } from './catalog/service-caller-keys.ts';
export { holdsServicePrincipal } from './catalog/service-principal-keys.ts';
export { nearestServicePrincipal, servicePrincipal } from './catalog/service-principals.ts';
export { isRuntimeVariable } from './catalog/runtime-variables.ts';
export type { Service } from './catalog/service.ts';
export { COMPARED, HELD } from './catalog/type-words.ts';
export { holdsOneValue, needsSetOperator } from './catalog/value-count.ts';
export {
  canBeViaService,
  viaService,
  viaServiceOf,
  type ViaService,
} from './catalog/via-service.ts';
export {
  absentKeyFinding,
  absentKeyFindings,
  type AbsentKeys,
} from './lint/absent-key-findings.ts';
export {
  absentKeyMessages,
  lenientKeyMessages,
  partialKeyMessages,
} from './lint/absent-key-messages.ts';
export {
  demandedKeys,
  keysDeniedWithout,
  openKeys,
  outcomeWhenAbsent,
  resultWhenAbsent,
  type ConstantOutcome,
} from './lint/absent-key.ts';
export { actionEntries, type ActionEntry } from './lint/action-entry.ts';
export { addActions } from './lint/add-actions.ts';
export { addResources } from './lint/add-resources.ts';
export { admittingTests, type AdmittingTest } from './lint/admitting-tests.ts';
export { fitsResource, type ReachedActions } from './lint/actions.ts';
export { appliesTo, type AppliedActions } from './lint/applied-actions.ts';
export { callerDenials, type CallerDenial } from './lint/caller-denials.ts';
export { contextUploads, type ContextUpload } from './lint/context-uploads.ts';
export { encryptionDenials, type EncryptionDenial } from './lint/encryption-denials.ts';
export { encryptionConflicts, type EncryptionConflict } from './lint/encryption-conflicts.ts';
export { unseenUpdates, type UnseenUpdate } from './lint/encryption-updates.ts';
export { misplacedActions, type MisplacedActions } from './lint/misplaced-actions.ts';
export { objectTagTests, type ObjectTagTest } from './lint/object-tag-tests.ts';
export { ownersKeys } from './lint/owners-keys.ts';
export { ownerAllow, ownerDenials, type OwnerLimit } from './lint/owner-denials.ts';
export { sourceDenials, type SourceDenial } from './lint/source-denials.ts';
export { isFullAccess } from './lint/full-access.ts';
export { hasPublicRule, publicActions, type PublicActions } from './lint/public-actions.ts';
export { holdsFor } from './lint/value-test.ts';
export { hasForm, judgeForm } from './lint/arn-form.ts';
export { demandsValue, limitsCaller } from './lint/caller-limit.ts';
export type { ConstantTest } from './lint/constant-tests.ts';
export type { Diagnostic } from './lint/diagnostic.ts';
export { elapsedTests, type ElapsedTest } from './lint/elapsed-tests.ts';
export { emptyRanges, type EmptyRange } from './lint/empty-ranges.ts';
export { hasElement, meantElement, type ElementParent } from './lint/element-name.ts';
export type { Finding, Fix, Label, Witness } from './lint/finding.ts';
export { exampleNames, openNames } from './lint/left-in.ts';
export { publicLists, type PublicLists } from './lint/public-lists.ts';
export { wholeAccountUses, type WholeAccountUse } from './lint/whole-account-uses.ts';
export { tagsOfTheRest, type TagOfTheRest } from './lint/tags-of-the-rest.ts';
export { sharedKeys, type SharedKey } from './lint/shared-keys.ts';
export { unreadPairs, type UnreadPair } from './lint/unread-pairs.ts';
export { unsentPairs, type UnsentPair } from './lint/unsent-pairs.ts';
export { freeVariables, type FreeVariable } from './lint/free-variables.ts';
export { unknownActions, type UnknownActions } from './lint/unknown-actions.ts';
export { prefixFault, type PrefixFault } from './lint/prefix-fault.ts';
export { formFault, type FormFault } from './lint/form-fault.ts';
export { mismatchedActions, resourceForms } from './lint/mismatched-actions.ts';
export { bucketOpeners, type BucketOpener } from './lint/bucket-openers.ts';
export { openEntries, type OpenEntries } from './lint/open-entries.ts';
export { grantsOf, openGrant, unlimited, type Grant, type OpenGrant } from './lint/open-grants.ts';
export { isOnEverything, isOpenTo, isWholeType } from './lint/open-resource.ts';
export { reachOf, type Reach } from './lint/reach.ts';
export { CREATE_SERVICE_LINKED_ROLE, PASS_ROLE, roleGrants } from './lint/role-grants.ts';
export { escalationGrants, type EscalationGrant } from './lint/escalation-grants.ts';
export { roleRunner, type RoleRunner } from './lint/role-runners.ts';
export { isTakenBack } from './lint/taken-back.ts';
export { claimOf, oidcTrusts, type OidcTrust } from './lint/federated-trusts.ts';
export { ASSUMING_ACTIONS, assumingAction, type AssumingAction } from './lint/role-signers.ts';
export {
  githubSubject,
  keyProvider,
  readFederated,
  type FederatedPrincipal,
} from './policy/federated.ts';
export type { SensitiveAccess } from './lint/sensitive.ts';
export { sensitiveGrants, type SensitiveGrant } from './lint/sensitive-grants.ts';
export { isSecretOrClaim } from './lint/secret-or-claim.ts';
export { foreignTrusts, type ForeignTrust } from './lint/foreign-trusts.ts';
export { signInFaults, type SignInFault } from './lint/sign-in-faults.ts';
export { grouped } from './policy/grouped.ts';
export { namedArns, type NamedArn } from './lint/named-arns.ts';
export { openToAll } from './lint/open-to-all.ts';
export { principalEntries, type PlacedPrincipal } from './lint/principal-entries.ts';
export { outOfScope } from './lint/out-of-scope.ts';
export { redundantEntries, type EntryOrder } from './lint/redundant-entries.ts';
export { addTest, type AddedTest } from './lint/add-test.ts';
export { aliasesAsResource, type AliasesAsResource } from './lint/aliases-as-resource.ts';
export { allowAction, denyAction } from './lint/allow-action.ts';
export {
  admitsAnonymous,
  anonymousWitness,
  isOfSignedRequests,
  openToAnonymous,
} from './lint/anonymous.ts';
export {
  openTestFindings,
  openTestMessages,
  type OpenTestRule,
} from './lint/open-test-findings.ts';
export { openTests, type OpenTest } from './lint/open-tests.ts';
export { passableDenials, type PassableDenial } from './lint/passable-denials.ts';
export { mfaTests, type MfaTest } from './lint/mfa-tests.ts';
export { privateAddresses, type PrivateAddresses } from './lint/private-addresses.ts';
export { replaceOperator } from './lint/replace-operator.ts';
export { keyNetworkDenials, networkDenials, type NetworkDenial } from './lint/network-denials.ts';
export { networkLocks, type NetworkLock } from './lint/network-locks.ts';
export { regionDenials, type RegionDenial } from './lint/region-denials.ts';
export { spellOperator } from './lint/spell-operator.ts';
export { settledTests, type SettledTest } from './lint/settled-tests.ts';
export { starredTexts } from './lint/starred-texts.ts';
export { spareServices } from './lint/spare-services.ts';
export { isServiceOnly } from './lint/service-only.ts';
export { serviceFlagsOnIam, type ServiceFlag } from './lint/service-flags.ts';
export { requireKey } from './lint/require-key.ts';
export { isCarried } from './lint/is-carried.ts';
export { combinedDenials, type Combined } from './lint/combined-denials.ts';
export { deadStatements, oneKeyTests, type DeadStatement } from './lint/dead-statements.ts';
export { exhaustiveDenials, type ExhaustiveDenials } from './lint/exhaustive-denials.ts';
export { namesOf } from './lint/names-of.ts';
export { needlessStatements } from './lint/needless-statements.ts';
export { overruledAllows, type OverruledAllow } from './lint/overruled-allows.ts';
export { askForService, directCall, directUses, type DirectUse } from './lint/direct-use.ts';
export { delegations, type Delegation } from './lint/delegations.ts';
export { givenIn, keyHolders, type Given, type KeyHolder } from './lint/key-holders.ts';
export { isForAccounts, policyAdmins, PUT_KEY_POLICY } from './lint/policy-admins.ts';
export { oneSidedContexts, type ContextForm } from './lint/context-arns.ts';
export { defeatedTests, type DefeatedTest } from './lint/defeated-tests.ts';
export { externalDelegations } from './lint/external-delegations.ts';
export {
  attestationBypasses,
  demandsAttestation,
  deniesUnattested,
  isAttestation,
  unattestedIn,
  type Unattested,
} from './lint/attestation.ts';
export { movableAliases, settableKeyTags, type MovableLabel } from './lint/movable-labels.ts';
export { deniedTags, guardedTags, limitsTag, tagIn } from './lint/tag-guards.ts';
export { openPrefixes, type OpenPrefix } from './lint/open-prefixes.ts';
export { tagNames, type TagName } from './lint/tag-names.ts';
export { tagSessions, type TagSession } from './lint/tag-sessions.ts';
export { tagSetters, type TagSetter } from './lint/tag-setters.ts';
export { PRINCIPAL_TAG } from './catalog/principal-tag.ts';
export { trustedTags, type TrustedTag } from './lint/trusted-tags.ts';
export { untaggedCreations, type UntaggedCreation } from './lint/untagged-creations.ts';
export { untaggedDenials, type UntaggedDenial } from './lint/untagged-denials.ts';
export { grantCreators, type GrantCreator } from './lint/grant-creators.ts';
export { keyRoles, type KeyRole } from './lint/key-roles.ts';
export { lockoutDenials, type LockoutDenial } from './lint/lockout-denials.ts';
export { faultyKeys, type FaultyKey, type KeyFault } from './lint/key-faults.ts';
export { keyInstead, type KeyInstead } from './lint/key-instead.ts';
export { knownClauses, type KnownClause } from './lint/known-clauses.ts';
export { someShareResource } from './lint/apart.ts';
export { isDeniedWithout } from './lint/denied-without.ts';
export { someMayShareGround } from './lint/shared-ground.ts';
export { coverObjects } from './lint/object-ground.ts';
export { operatorFault, type OperatorFault } from './lint/operator-fault.ts';
export { operatorBlocks, renameOperator, type OperatorBlock } from './lint/operator-blocks.ts';
export { removeTest } from './lint/remove-test.ts';
export { renameKey, renameKeyHere } from './lint/rename-key.ts';
export { placedBuckets, placedEncryptions, type PlacedBucket } from './estate/encryptions.ts';
export type { KeyUse, ObjectUse, PlacedStatement, User } from './lint/estate/uses.ts';
export type { EstateFinding, EstatePlace } from './lint/estate/finding.ts';
export { foreignUses, type ForeignUses } from './lint/estate/foreign-uses.ts';
export {
  callsByGrant,
  lockedUses,
  lockWords,
  type LockedUse,
  type VainGrant,
} from './lint/estate/locked-uses.ts';
export { findKey } from './estate/find-key.ts';
export { destroyers, type Destroyers } from './lint/estate/destroyers.ts';
export { directReaders, type DirectReaders } from './lint/estate/direct-readers.ts';
export { replications, type Replication } from './lint/estate/replications.ts';
export { keyPlaces } from './estate/checks/key-places.ts';
export { isUntold } from './estate/untold-policy.ts';
export { closedLevels, type ClosedLevel } from './lint/estate/closed-levels.ts';
export { unguardedTags, type UnguardedTag } from './lint/estate/unguarded-tags.ts';
export { tagless, type TaglessRole } from './lint/estate/tagless-roles.ts';
export { vainUses, type VainUse } from './lint/estate/vain-uses.ts';
export { ownerTests, type OwnerTest } from './lint/estate/owner-tests.ts';
export { keyOf } from './estate/default-key.ts';
export { contextMismatches, type ContextMismatch } from './lint/estate/context-mismatches.ts';
export { grantPlace, principalPath } from './lint/estate/places.ts';
export {
  defineEstateRule,
  defineRule,
  defineTextRule,
  type EstateContext,
  type EstateRule,
  type Example,
  type LintSettings,
  type Message,
  type PolicyContext,
  type PolicyRule,
  type Rule,
  type RuleId,
  type RuleInfo,
  type Severity,
  type TextContext,
  type TextRule,
} from './lint/rule.ts';
export { surprisingActions } from './lint/surprising-actions.ts';
export { openTransport, type TransportGap } from './lint/transport-gaps.ts';
export { plainHttpDenials, secureAllows } from './lint/transport-tests.ts';
export { oneSidedGuards } from './lint/retag-guards.ts';
export { mutableTags } from './lint/mutable-tags.ts';
export { tagChanges, type TagChange } from './lint/tag-changes.ts';
export { neverPresentFindings } from './lint/never-present.ts';
export { isWatched, watchedBy, type Watch } from './lint/watched-keys.ts';
export { literalValues, type LiteralValue } from './lint/literal-values.ts';
export { isViaService, viaServiceValues } from './lint/via-service-values.ts';
export { writersKeysWithout, type WritersKey } from './lint/writers-keys.ts';
export { lint, type FileReport, type LintOptions } from './lint/run.ts';
export { isForObjects, serviceCallers } from './lint/service-callers.ts';
export { sourcesOfIam, type SourceOfIam } from './lint/sources-of-iam.ts';
export { typeMismatches, type TypeMismatch } from './lint/type-mismatches.ts';
export { isNamed, unguardedGrants, type UnguardedGrant } from './lint/unguarded-grants.ts';
export { unreadStatements } from './lint/unread-statements.ts';
export { variableMarks, variableParts, type PlacedVariable } from './lint/variable-parts.ts';
export { isStarName, type ActionPattern } from './policy/action.ts';
export { arnScope, type ArnScope } from './policy/arn-scope.ts';
export { parseArn, splitArn, type Arn } from './policy/arn.ts';
export { arnFields, isFieldWord, isSettled, type ArnFields } from './policy/arn-field.ts';
export { asciiLower, equalsIgnoringCase } from './policy/ascii-case.ts';
export { compactSize, type DocumentSize } from './policy/compact-size.ts';
export { coversAction, coversResource } from './policy/covers.ts';
export { isPlain, plainValues, type PlainValue } from './policy/plain-value.ts';
export { setOperatorOf, type OperatorUse, type SetOperator } from './policy/operator-use.ts';
export { openPlaceholders, placeholdersIn, type Placeholder } from './policy/placeholder.ts';
export {
  hasVariables,
  mentionsVariables,
  takesPrincipal,
  valueText,
  type ConditionClause,
  type ConditionValue,
  type Effect,
  type Element,
  type Policy,
  type PolicyType,
  type PrincipalElement,
  type Statement,
} from './policy/policy.ts';
export {
  isOriginAccessIdentity,
  namesAnyone,
  PRINCIPAL_TYPES,
  readAwsPrincipal,
  type AwsPrincipal,
  type PrincipalEntry,
} from './policy/principal.ts';
export type { PolicyProblem } from './policy/problem.ts';
export type { ResourcePattern } from './policy/resource.ts';
export { templateFunction } from './policy/template-function.ts';
export {
  parseVariables,
  variablesIn,
  type VariablePart,
  type VariableUse,
} from './policy/variable.ts';
export { coversPattern, hasWildcard, matchesWildcard } from './policy/wildcard.ts';
export { readDocument, type Document } from './syntax/document.ts';
export {
  insertMember,
  removeItem,
  removeItems,
  removeMember,
  replacePart,
  replaceString,
  replaceWithAll,
  unwrapItem,
  wrapString,
  type Edit,
} from './syntax/edit.ts';
export { firstOfLines } from './syntax/first-of-lines.ts';
export type { SyntaxProblem } from './syntax/problem.ts';
export { type Span } from './syntax/span.ts';
export {
  isEmptyList,
  member,
  property,
  spanWithin,
  type ArrayNode,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from './syntax/tree.ts';
export { readBoolean } from './term/boolean.ts';
export { compareDecimals, readDecimal, type Decimal } from './term/decimal.ts';
export { readEpochNumber, type Epoch } from './term/epoch.ts';
export { instantText } from './term/instant-text.ts';
export { compareInstants, readInstant, type Instant } from './term/instant.ts';
export { networkText } from './term/network-text.ts';
export { readNetwork, type Network } from './term/network.ts';
export { readOctets } from './term/octets.ts';
export { isPrivateNetwork } from './term/private-network.ts';
