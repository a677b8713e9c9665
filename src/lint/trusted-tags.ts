import { PRINCIPAL_TAG } from '../catalog/principal-tag.ts';
import { hasVariables, type Policy } from '../policy/policy.ts';
import type { Span } from '../syntax/span.ts';
import { remembered } from '../policy/remembered.ts';
import { tagIn } from './tag-guards.ts';
import { variableParts } from './variable-parts.ts';

/** A tag of the caller by which a policy decides. */
export interface TrustedTag {
  /** In lower case, as condition keys compare it. */
  readonly tag: string;
  /** As it is written where it stands first. */
  readonly text: string;
  readonly at: Span;
}

/** More tags are not looked at: no policy decides by as many. */
const MOST_TAGS = 64;

/** The tags of the caller in the conditions and variables of a policy, each once. */
export const trustedTags = remembered((policy: Policy): readonly TrustedTag[] => {
  const found = new Map<string, TrustedTag>();
  for (const { key, at } of mentionsOf(policy)) {
    const tag = tagIn(key, PRINCIPAL_TAG);
    if (tag === undefined || found.has(tag) || found.size === MOST_TAGS) continue;
    found.set(tag, { tag, text: key.slice(PRINCIPAL_TAG.length), at });
  }
  return [...found.values()];
});

function* mentionsOf(policy: Policy): Generator<{ readonly key: string; readonly at: Span }> {
  for (const { conditions } of policy.statements) {
    for (const { key } of conditions) yield { key: key.value, at: key.at };
  }
  if (!hasVariables(policy)) return;
  for (const { part, at } of variableParts(policy)) {
    if (part.kind === 'variable') yield { key: part.key, at };
  }
}
