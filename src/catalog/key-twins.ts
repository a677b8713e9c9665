import { asciiLower } from '../policy/ascii-case.ts';

/** A kind of condition key, told by the end of its name. */
export interface KeyKind {
  /** The end of the name in template form and lower case, up to a free name. */
  readonly ending: string;
  /** What keys of the kind hold, for messages: it follows the name of a key and a comma. */
  readonly meaning: string;
}

/**
 * Sources: IAM User Guide, access_tags; Amazon S3 User Guide, tagging-and-policies; AWS KMS
 * Developer Guide, alias-authorization.
 */
const kinds = {
  resourceTag: { ending: ':resourcetag/', meaning: 'a tag of the resource' },
  requestTag: { ending: ':requesttag/', meaning: 'a tag that the request passes' },
  objectTag: { ending: ':existingobjecttag/', meaning: 'a tag of the object' },
  newObjectTag: {
    ending: ':requestobjecttag/',
    meaning: 'a tag that the request puts on an object',
  },
  tagKeys: { ending: ':tagkeys', meaning: 'the tag keys that the request passes' },
  newObjectTagKeys: {
    ending: ':requestobjecttagkeys',
    meaning: 'the tag keys that the request puts on an object',
  },
  keyAliases: { ending: ':resourcealiases', meaning: 'the aliases of the key' },
  requestAlias: { ending: ':requestalias', meaning: 'the alias that the request names' },
} as const satisfies Readonly<Record<string, KeyKind>>;

/** For a kind of key, those that can be tested in its place, the nearest in meaning first. */
const twins: readonly { readonly of: KeyKind; readonly instead: readonly KeyKind[] }[] = [
  { of: kinds.resourceTag, instead: [kinds.resourceTag, kinds.requestTag] },
  {
    of: kinds.requestTag,
    instead: [kinds.newObjectTag, kinds.requestTag, kinds.objectTag, kinds.resourceTag],
  },
  { of: kinds.objectTag, instead: [kinds.newObjectTag] },
  { of: kinds.newObjectTag, instead: [kinds.objectTag] },
  { of: kinds.tagKeys, instead: [kinds.newObjectTagKeys] },
  { of: kinds.newObjectTagKeys, instead: [kinds.tagKeys] },
  { of: kinds.requestAlias, instead: [kinds.keyAliases] },
  { of: kinds.keyAliases, instead: [kinds.requestAlias] },
];

/** The kinds of key to test where the key of this name, in template form, is absent. */
export function keyTwins(name: string): readonly KeyKind[] {
  return twins.find(({ of }) => isOfKind(name, of))?.instead ?? [];
}

/** True for the name of a key, in template form, of that kind. */
export function isOfKind(name: string, { ending }: KeyKind): boolean {
  return asciiLower(name).endsWith(ending);
}
