/** The ways in which AWS KMS speaks of a key that it does not name. */
export type KeyReference =
  | 'this resource'
  | 'the resource associated with this ciphertext'
  | 'the specified resource';

/** The first half of an enhanced message: who was not allowed to do what. */
export interface MessageHead {
  readonly principal: string;
  readonly action: string | undefined;
  readonly kms: KeyReference | undefined;
  /** What follows, beginning with the resource when the message names one. */
  readonly rest: string;
}

const USER = 'User: ';
const VERB = ' is not authorized to perform: ';
const ACTION = /[A-Za-z0-9-]+:[A-Za-z0-9*]+/y;

const KEY_REFERENCES: readonly KeyReference[] = [
  'this resource',
  'the resource associated with this ciphertext',
  'the specified resource',
];

/** Reads `User: … is not authorized to perform: …`; undefined when the text has no such part. */
export function readHead(text: string): MessageHead | undefined {
  const user = text.indexOf(USER);
  const verb = user < 0 ? -1 : text.indexOf(VERB, user);
  if (verb < 0) return undefined;
  const principal = text.slice(user + USER.length, verb);
  if (principal === '' || principal.includes(' ')) return undefined;
  ACTION.lastIndex = verb + VERB.length;
  const action = ACTION.exec(text)?.[0];
  const rest = text.slice(verb + VERB.length + (action?.length ?? 0));
  const kms = KEY_REFERENCES.find((words) => rest.startsWith(` on ${words}`));
  return { principal, action, kms, rest: kms ? rest.slice(kms.length + ' on '.length) : rest };
}
