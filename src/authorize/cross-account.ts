import { TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import type { Sides } from './sides.ts';

/**
 * Across accounts both must allow: the caller's with all that limits an identity policy, and the
 * resource policy in any form. A KMS grant stands for both.
 * Source: IAM User Guide, reference_policies_evaluation-logic-cross-account.
 */
export function crossAccountAllows(
  { identity, boundary, session, anyResource, grant }: Sides,
  terms: Terms,
): Term {
  const identitySide = terms.and(identity, boundary, session);
  return terms.or(
    terms.and(identitySide, anyResource),
    terms.and(grant, terms.reading('D20', TRUE, identitySide)),
  );
}
