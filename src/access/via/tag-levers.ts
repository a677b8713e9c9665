import { PRINCIPAL_TAG } from '../../catalog/principal-tag.ts';
import type { Estate, Key, Principal } from '../../estate/estate.ts';
import { text, type Keys, type Value } from '../../flow/value.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import type { S3Target } from '../../flow/call.ts';
import { pairOf } from './ask.ts';
import { withBucket, withKey, withPrincipal } from './changed-estate.ts';
import type { Lever } from './lever.ts';
import type { Asking } from './move.ts';
import { wantedIn, type Wanted } from './wanted.ts';

/** Tags for oneself that the access asks for. */
export function ownTagLevers(own: Principal, asking: Asking): readonly Lever[] {
  const action = own.kind === 'user' ? 'iam:TagUser' : 'iam:TagRole';
  return missing(wantedIn(asking, PRINCIPAL_TAG), own.tags).map(([name, value]) => ({
    kind: 'change-own-tags',
    action,
    resource: own.arn,
    tags: new Map([[name, value]]),
    pair: pairOf(action, own.arn, tagKeys(name, value)),
    change: (before) => withPrincipal(before, { ...own, tags: tagged(own.tags, name, value) }),
  }));
}

/** Tags and aliases for a key that the access asks for. */
export function keyLevers(key: Key, asking: Asking): readonly Lever[] {
  const asked = { kind: 'key', arn: key.arn } as const;
  const tags = missing(wantedIn(asking, 'aws:resourcetag/'), key.tags).map(
    ([name, value]): Lever => {
      const action = 'kms:TagResource';
      const way = {
        operation: action,
        parameters: new Map<string, string>(),
        keys: tagKeys(name, value),
      };
      return {
        kind: 'change-key-tags',
        action,
        resource: key.arn,
        tags: new Map([[name, value]]),
        pair: { way, asked },
        change: (before) => withKey(before, { ...key, tags: tagged(key.tags, name, value) }),
      };
    },
  );
  const aliases = wantedIn(asking, 'kms:resourcealiases')
    .map(([, alias]) => alias)
    .filter((alias) => alias.startsWith('alias/') && !key.aliases.includes(alias))
    .map((aliasName): Lever => {
      const action = 'kms:CreateAlias';
      const way = { operation: action, parameters: new Map([['aliasName', aliasName]]) };
      return {
        kind: 'change-alias',
        action,
        resource: key.arn,
        tags: new Map(),
        pair: { way, asked },
        change: (before) => withKey(before, { ...key, aliases: [...key.aliases, aliasName] }),
      };
    });
  return [...tags, ...aliases];
}

/** Tags for an object that the access asks for. Of objects that may have any tags some have these. */
export function objectTagLevers(target: S3Target, asking: Asking): readonly Lever[] {
  const { bucket, resource } = target;
  if (resource.kind !== 'value') return [];
  const name = resource.text.slice(bucket.arn.length + 1);
  const object = bucket.objects.get(name);
  if (!object) return [];
  const wanted = missing(wantedIn(asking, 's3:existingobjecttag/'), object.tags);
  return wanted.map(([tag, value]): Lever => {
    const action = 's3:PutObjectTagging';
    const parameters = new Map([[`tagging.${tag}`, value]]);
    const tags = tagged(object.tags, tag, value);
    const objects = new Map([...bucket.objects, [name, { ...object, tags }]]);
    return {
      kind: 'change-object-tags',
      action,
      resource: resource.text,
      tags: new Map([[tag, value]]),
      pair: { way: { operation: action, parameters }, asked: { kind: 'object', target } },
      change: (before: Estate) => withBucket(before, { ...bucket, objects }),
    };
  });
}

function missing(wanted: readonly Wanted[], tags: ReadonlyMap<string, string>): readonly Wanted[] {
  return wanted.filter(([name, value]) => tags.get(name) !== value);
}

/** Names of tags do not differ by case alone. */
function tagged(
  tags: ReadonlyMap<string, string>,
  name: string,
  value: string,
): ReadonlyMap<string, string> {
  const others = [...tags].filter(([other]) => asciiLower(other) !== asciiLower(name));
  return new Map([...others, [name, value]]);
}

/** What a request that sets a tag says. */
function tagKeys(name: string, value: string): Keys {
  return new Map<string, Value>([
    [`aws:RequestTag/${name}`, text(value)],
    ['aws:TagKeys', { kind: 'list', texts: [name] }],
  ]);
}
