import { FALSE, TRUE, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import type { Sides } from './sides.ts';

/**
 * When caller and resource belong to one account, one side is enough; the form of the resource
 * policy's Allow settles whether boundary and session policy limit it. Where the resource policy
 * must allow (KMS keys, roles), the identity policy counts only as far as the resource policy
 * delegates to the account.
 * Sources: IAM User Guide, reference_policies_evaluation-logic_policy-eval-denyallow; AWS KMS
 * Developer Guide, key-policies and grants.
 */
export function sameAccountAllows(
  { identity, boundary, session, resource, grant }: Sides,
  needsResourcePolicy: boolean,
  terms: Terms,
): Term {
  const limits = terms.and(boundary, session);
  const identitySide = terms.and(identity, limits);
  return terms.or(
    needsResourcePolicy ? FALSE : identitySide,
    resource.direct,
    terms.and(resource.session, terms.reading('D1', TRUE, session)),
    terms.and(resource.everyone, terms.reading('D2', session, boundary)),
    terms.and(resource.limited, limits),
    terms.and(resource.account, identitySide),
    terms.and(grant, terms.reading('D20', TRUE, limits)),
  );
}
