import type { Policy, Statement } from '../policy/policy.ts';
import { coversResource } from '../policy/covers.ts';
import { isPlain } from '../policy/plain-value.ts';
import type { ResourcePattern } from '../policy/resource.ts';
import type { StringNode } from '../syntax/tree.ts';
import { grantsOf } from './open-grants.ts';
import { isTakenBack } from './taken-back.ts';

/** An Allow to change who may use a bucket, by a policy that limits what may be done to its objects. */
export interface BucketOpener {
  readonly node: StringNode;
  readonly bucket: ResourcePattern;
  /** `s3:PutBucketPolicy` or `s3:PutBucketAcl`. */
  readonly action: string;
  /** The object actions that the policy does not give on all objects of the bucket. */
  readonly missing: readonly [string, ...string[]];
  /** True when the policy gives one of them on some objects of the bucket. */
  readonly isLimited: boolean;
}

/** Source: Amazon S3 User Guide, using-with-s3-policy-actions. */
const OPENERS = ['s3:PutBucketPolicy', 's3:PutBucketAcl'];
const OBJECT_ACTIONS = ['s3:GetObject', 's3:PutObject'];

/** Entries beyond these are not looked at: no policy needs as many. */
const MOST_ENTRIES = 256;

/** Finds them, one for each statement: the first bucket of it. */
export function* bucketOpeners(policy: Policy): Generator<BucketOpener> {
  const given = OBJECT_ACTIONS.filter((id) => !isTakenBack(policy, id)).map((id) => ({
    id,
    objects: objectsOf(id, policy),
  }));
  const seen = new Set<Statement>();
  for (const action of OPENERS.filter((id) => !isTakenBack(policy, id))) {
    for (const { statement, reach } of grantsOf(action, policy)) {
      if (reach.kind !== 'entry' || statement.conditions.length > 0 || seen.has(statement))
        continue;
      if (statement.resource?.negated !== false) continue;
      for (const bucket of statement.resource.patterns.filter(isBucket)) {
        const missing = given.filter(
          ({ objects }) => !objects.some((text) => coversObjects(text, bucket)),
        );
        const [first, ...others] = missing.map(({ id }) => id);
        if (first === undefined) continue;
        seen.add(statement);
        const isLimited = missing.some(({ objects }) =>
          objects.some((text) => text.startsWith(`${bucket.text}/`)),
        );
        yield { node: reach.node, bucket, action, missing: [first, ...others], isLimited };
        break;
      }
    }
  }
}

function isBucket({ text, arn }: ResourcePattern): boolean {
  if (text === '*') return true;
  return arn?.service === 's3' && !arn.resource.includes('/') && isPlain(text);
}

/** The resources of the Allow statements for an object action; those under a condition count. */
function objectsOf(id: string, policy: Policy): readonly string[] {
  const texts = [...grantsOf(id, policy)].flatMap(({ statement: { resource } }) =>
    resource?.negated === false ? resource.patterns.map(({ text }) => text) : ['*'],
  );
  return texts.slice(0, MOST_ENTRIES);
}

function coversObjects(objects: string, { text }: ResourcePattern): boolean {
  return coversResource(objects, text === '*' ? text : `${text}/*`);
}
