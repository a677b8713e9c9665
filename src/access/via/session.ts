import { PRINCIPAL_TAG } from '../../catalog/principal-tag.ts';
import type { Principal } from '../../estate/estate.ts';
import { untaggedKeys } from '../../flow/session-keys.ts';
import { text, type Keys, type Value } from '../../flow/value.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { answerFor, type AnswerScene, type PlacedRequest } from '../answer.ts';
import type { Subject } from '../subject.ts';
import { witnessRequest } from '../witness-request.ts';
import { ask, pairOf, type Open } from './ask.ts';
import type { Asking } from './move.ts';

/** What a role does in one session, with the tags that the session must have for it. */
export interface InSession<Done extends Asking> {
  readonly done: readonly Done[];
  readonly tags: ReadonlyMap<string, string>;
}

/**
 * What the session of a role can do when this subject makes it: without tags, or with those of the
 * witnesses where the subject may pass them. Undefined when it can do neither.
 * Source: IAM User Guide, id_session-tags.
 */
export function inSession<Done extends Asking>(
  subject: Subject,
  role: Principal,
  all: readonly Done[],
  { scene, isOpen }: { readonly scene: AnswerScene; readonly isOpen: Open },
): InSession<Done> | undefined {
  const sessions: AnswerScene['sessions'] = (found) => untaggedKeys(found, scene.library);
  const tags = new Map<string, string>();
  const done = all.map((one) => {
    const { answer, pairs, estate } = one;
    if (answer.notes.length === 0) return one;
    const untagged = answerFor(answer.subject, pairs, { ...scene, estate, sessions });
    if (isOpen(untagged.verdict)) return { ...one, answer: untagged };
    for (const [name, value] of answer.witness ? tagsOf(answer.witness, role) : []) {
      tags.set(name, value);
    }
    return one;
  });
  if (tags.size === 0) return { done, tags };
  const passing = ask(subject, [pairOf('sts:TagSession', role.arn, requestKeys(tags))], scene);
  return isOpen(passing.answer.verdict) ? { done, tags } : undefined;
}

/** The tags that a witness has and the role itself has not. */
function tagsOf(witness: PlacedRequest, role: Principal): ReadonlyMap<string, string> {
  const own = new Map([...role.tags].map(([name, value]) => [asciiLower(name), value]));
  const tags = new Map<string, string>();
  for (const [key, value] of witnessRequest(witness).parameters) {
    const name = key.slice(PRINCIPAL_TAG.length);
    const isTag = asciiLower(key).startsWith(PRINCIPAL_TAG);
    if (isTag && own.get(asciiLower(name)) !== value) tags.set(name, value);
  }
  return tags;
}

/** What the request for a session with these tags says. */
function requestKeys(tags: ReadonlyMap<string, string>): Keys {
  const said = [...tags].map(([name, value]) => [`aws:RequestTag/${name}`, text(value)] as const);
  return new Map<string, Value>([
    ...said,
    ['aws:TagKeys', { kind: 'list', texts: [...tags.keys()] }],
  ]);
}
