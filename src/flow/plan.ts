import type { Call, S3Call } from './call.ts';
import { demandPart } from './demands.ts';
import { directPart } from './direct-part.ts';
import { elsewherePart, namedPart } from './elsewhere-part.ts';
import { forwardedPart } from './forwarded-part.ts';
import type { Check } from './operation.ts';
import { NONE, type Part } from './part.ts';
import { s3Part } from './s3-part.ts';
import type { Plan, Step } from './step.ts';

/** Takes a call of Amazon S3 apart into its steps. */
export function planS3(call: S3Call): Plan {
  return gather(call, (check) => {
    switch (check.kind) {
      case 's3':
        return s3Part(call, check);
      case 'forwarded':
        return forwardedPart(call, check);
      case 'demand':
        return demandPart(call, check.demand);
      default:
        return commonPart(call, check);
    }
  });
}

/** Takes a direct call of AWS KMS apart; `resource` names the key as the caller does. */
export function planKms(call: Call, resource: string): Plan {
  return gather(call, (check) =>
    check.kind === 'kms' ? directPart(call, check, resource) : commonPart(call, check),
  );
}

/** Takes a call apart that is about no bucket of the estate, as far as that goes. */
export function planElsewhere(call: Call, resource: string): Plan {
  return gather(call, (check) =>
    check.kind === 's3' ? elsewherePart(call, check, resource) : commonPart(call, check),
  );
}

/** A check that needs no knowledge of the bucket or the key. */
function commonPart(call: Call, check: Check): Part {
  switch (check.kind) {
    case 'named':
      return namedPart(call, check);
    case 'open':
      return { kind: 'unknown', reason: check.reason };
    case 'forwarded':
    case 'demand':
      return { kind: 'unknown', reason: 'the estate does not tell how the object is encrypted' };
    default:
      return NONE;
  }
}

function gather({ operation }: Call, partOf: (check: Check) => Part): Plan {
  const steps: Step[] = [];
  for (const check of operation.checks) {
    const part = partOf(check);
    if (part.kind === 'steps') steps.push(...part.steps);
    else return { ...ended(part), steps, notes: [] };
  }
  return { steps, refusal: undefined, unknown: undefined, notes: [] };
}

function ended(part: Exclude<Part, { readonly kind: 'steps' }>): Omit<Plan, 'steps' | 'notes'> {
  return part.kind === 'refusal'
    ? { refusal: part.refusal, refusedAt: part.at, unknown: undefined }
    : { refusal: undefined, unknown: part.reason };
}
