/**
 * The public API of keyproof for what runs over an estate: simulation, proofs, explanations. Apart
 * from the rest, which lints policies and needs none of it.
 */
export { checkAnswer, type CheckedAnswer } from './access/check-access.ts';
export { estateDiff, type AccessChange, type EstateDiff } from './access/estate-diff.ts';
export { policyDiff, type Change, type PolicyDiff } from './access/policy-diff.ts';
export type { AccessAnswer, PlacedRequest } from './access/answer.ts';
export { whoCan, type Access, type AccessQuestion } from './access/who-can.ts';
export { PolicyLibrary } from './authorize/policy-library.ts';
export type { Claim } from './claims/claim.ts';
export { parseClaim, type ParsedClaim } from './claims/parse-claim.ts';
export { proveClaim, type Proof, type ProofOptions } from './claims/prove-claim.ts';
export { loadEstate, type LoadedEstate } from './config/load-estate.ts';
export { UsageError } from './config/usage-error.ts';
export type { Estate } from './estate/estate.ts';
export { EventExplainer, type ExplainerOptions } from './explain/event-explainer.ts';
export type { Explained } from './explain/explain-call.ts';
export type { Scene } from './explain/judgement.ts';
export { readEvents, readEventText, type Event } from './explain/read-events.ts';
export type { OperationRequest } from './flow/operation-request.ts';
export { operationNames } from './flow/operations.ts';
export { simulate, type SimulateOptions, type Simulation } from './flow/simulate.ts';
export { accessJson } from './report/access-json.ts';
export { explanationJson } from './report/explanation-json.ts';
export { simulationJson } from './report/simulation-json.ts';
