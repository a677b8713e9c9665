import { witnessRequest } from '../access/witness-request.ts';
import type { PolicyLibrary } from '../authorize/policy-library.ts';
import type { Claim } from '../claims/claim.ts';
import { proveClaim, type Proof } from '../claims/prove-claim.ts';
import type { Estate } from '../estate/estate.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { simulate } from '../flow/simulate.ts';
import { claimRuleInfo, type ClaimRule } from './claim-rule.ts';
import type { Diagnostic, Range } from './diagnostic.ts';
import type { Witness } from './finding.ts';
import { decisionIn, requestWitness } from './request-witness.ts';
import { fill } from './word.ts';

/** A claim of the configuration, and where it stands there. */
export interface PlacedClaim {
  readonly rule: ClaimRule;
  readonly claim: Claim;
  readonly path: string;
  readonly pointer: string;
  readonly range: Range;
}

/** What claims are held to. */
export interface ClaimScene {
  readonly estate: Estate;
  /** Compiled policies, shared between claims. */
  readonly library: PolicyLibrary;
}

/** What is to be said of a claim: nothing when it is proved. */
export function claimDiagnostic(placed: PlacedClaim, scene: ClaimScene): Diagnostic | undefined {
  const { estate, library } = scene;
  const proof = proveClaim(placed.claim, estate, { readings: new Set(), library });
  if (proof.verdict === 'proved') return undefined;
  const info = claimRuleInfo(placed.rule);
  const { message, why, help } = info.messages[proof.verdict];
  const request = proof.verdict === 'refuted' && proof.witness && witnessRequest(proof.witness);
  const data = wordsOf(placed, proof, request || undefined);
  return {
    rule: info.id,
    severity: info.severity,
    message: fill(message, data),
    about: placed.rule.claim,
    why: fill(why, data),
    help: fill(help, data),
    path: placed.path,
    pointer: placed.pointer,
    range: placed.range,
    sid: undefined,
    labels: [],
    fix: undefined,
    witness: request ? witnessOf(request, placed.claim, scene) : undefined,
    docs: info.references[0] ?? '',
  };
}

function wordsOf(
  { rule, claim }: PlacedClaim,
  { reasons }: Proof,
  request: OperationRequest | undefined,
): Readonly<Record<string, string>> {
  const why = reasons.length > 0 ? reasons.join('; ') : 'no request of that kind is allowed';
  const verb = claim.kind === 'always' ? 'cannot always' : 'can';
  const shown = request && `${request.principal} ${verb} call ${request.operation}`;
  return {
    claim: rule.claim,
    message: rule.message,
    reasons: why,
    shown: shown ? `${shown} on ${request.resource}` : why,
  };
}

/** The request that refutes a claim; its context is written as `simulate` takes it. */
function witnessOf(
  request: OperationRequest,
  { kind }: Claim,
  scene: ClaimScene,
): Witness | undefined {
  const decision = kind === 'always' ? refusalOf(request, scene) : 'allow';
  return decision && requestWitness(request, decision);
}

/** How the request is refused; undefined where no policy refuses it. */
function refusalOf(
  request: OperationRequest,
  { estate, library }: ClaimScene,
): Witness['decision'] | undefined {
  const simulation = simulate(estate, request, { library });
  const decision = 'message' in simulation ? undefined : decisionIn(simulation);
  return decision === 'allow' ? undefined : decision;
}
