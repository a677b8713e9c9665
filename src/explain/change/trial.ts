import type { Estate } from '../../estate/estate.ts';
import type { ObjectNode } from '../../syntax/tree.ts';
import { judge } from '../judge.ts';
import type { Judgement, Scene } from '../judgement.ts';
import type { Subject } from '../subject.ts';
import { amendEstate } from './amend-estate.ts';
import { AmendedLibrary } from './amended-library.ts';
import type { Edit, ParameterEdit } from './edit.ts';
import { patched } from './patch.ts';

/** A subject in an estate after some changes. */
export interface Trial {
  readonly subject: Subject;
  readonly estate: Estate;
  /** Policies that differ from those of the estate, by name. */
  readonly documents: ReadonlyMap<string, ObjectNode>;
}

/** The document of a policy as it is in a trial; undefined for those of AWS, which nobody edits. */
export function documentOf({ documents, estate }: Trial, policy: string): ObjectNode | undefined {
  return documents.get(policy) ?? estate.sources.get(policy)?.document;
}

/** A trial after one more change. */
export function applyEdit(trial: Trial, edit: Edit): Trial {
  if (edit.kind === 'parameter') return { ...trial, subject: withParameter(trial.subject, edit) };
  if (edit.kind !== 'policy') return { ...trial, estate: amendEstate(trial.estate, edit) };
  const document = documentOf(trial, edit.policy);
  if (!document) return trial;
  const documents = new Map(trial.documents).set(edit.policy, patched(document, edit.patch));
  return { ...trial, documents };
}

function withParameter(subject: Subject, { name, value }: ParameterEdit): Subject {
  if (subject.kind !== 'operation') return subject;
  const parameters = new Map(subject.request.parameters);
  if (value === undefined) parameters.delete(name);
  else parameters.set(name, value);
  return { ...subject, request: { ...subject.request, parameters } };
}

/** What the estate makes of a trial. */
export function judgeTrial(trial: Trial, scene: Scene): Judgement | undefined {
  return judge(trial.subject, trialScene(trial, scene));
}

/** The scene as the changes leave it. */
export function trialScene({ estate, documents }: Trial, { library, readings }: Scene): Scene {
  const own = documents.size === 0 ? library : new AmendedLibrary(documents);
  return { estate, library: own, readings };
}
