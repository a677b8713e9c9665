import type { Call, S3Call } from './call.ts';
import { directPart } from './direct-part.ts';
import { forwardedPart } from './forwarded-part.ts';
import type { Check } from './operation.ts';
import { NONE, type Part } from './part.ts';
import { s3Part } from './s3-part.ts';
import type { Plan, Step } from './step.ts';

/** Takes a call of Amazon S3 apart into its steps. */
export function planS3(call: S3Call): Plan {
  return gather(call.operation.checks, (check) => {
    if (check.kind === 'kms') return NONE;
    return check.kind === 's3' ? s3Part(call, check) : forwardedPart(call, check);
  });
}

/** Takes a direct call of AWS KMS apart; `resource` names the key as the caller does. */
export function planKms(call: Call, resource: string): Plan {
  return gather(call.operation.checks, (check) =>
    check.kind === 'kms' ? directPart(call, check, resource) : NONE,
  );
}

function gather(checks: readonly Check[], partOf: (check: Check) => Part): Plan {
  const steps: Step[] = [];
  for (const check of checks) {
    const part = partOf(check);
    if (part.kind === 'step') steps.push(part.step);
    if (part.kind === 'refusal')
      return { steps, refusal: part.refusal, unknown: undefined, notes: [] };
    if (part.kind === 'unknown')
      return { steps, refusal: undefined, unknown: part.reason, notes: [] };
  }
  return { steps, refusal: undefined, unknown: undefined, notes: [] };
}
