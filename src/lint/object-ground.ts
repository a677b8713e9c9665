import { coversResource } from '../policy/covers.ts';
import type { Statement } from '../policy/policy.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { shareCaller } from './shared-ground.ts';

/** More entries, and more statements, are not compared: no policy needs them. */
const MOST = 16;

/**
 * True unless a statement is about objects of Amazon S3 that none of the others is about. What is said
 * by `NotResource` or `NotPrincipal` counts as all there is.
 */
export function coverObjects(others: readonly Statement[], statement: Statement): boolean {
  const near = others
    .slice(0, MOST)
    .filter((other) => other.principal?.negated || shareCaller(other, statement));
  if (near.some(({ resource }) => !resource || resource.negated)) return true;
  const texts = near.flatMap((other) => objectsOf(other));
  return objectsOf(statement).every((text) =>
    texts.some((wide) => wide === text || coversResource(wide, text)),
  );
}

function objectsOf({ resource }: Statement): readonly string[] {
  if (!resource || resource.negated) return [];
  return resource.patterns
    .slice(0, MOST)
    .filter(mayBeObjects)
    .map(({ text }) => text);
}

function mayBeObjects({ text }: ResourcePattern): boolean {
  return text.includes('/') || hasWildcard(text);
}
