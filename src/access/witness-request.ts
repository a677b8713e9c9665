import type { OperationRequest } from '../flow/operation-request.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { remembered } from '../policy/remembered.ts';
import { collectTests } from '../solve/collect-tests.ts';
import type { Part } from '../solve/question.ts';
import type { KeyState } from '../term/key-state.ts';
import type { PlacedRequest } from './answer.ts';

/** Beginnings of variables, in lower case, and the parameters that say the same to a simulation. */
const PARAMETERS: readonly (readonly [start: string, parameter: string])[] = [
  ['s3:existingobjecttag/', 'storedTag.'],
  ['s3:requestobjecttag/', 'tagging.'],
  ['s3:versionid', 'versionId'],
  ['s3:x-amz-acl', 'acl'],
];

/**
 * A witness as a request that `simulate` takes. What the proof left open and the witness gives no
 * value is absent there.
 */
export function witnessRequest({
  principal,
  operation,
  way,
  states,
}: PlacedRequest): OperationRequest {
  const { asked } = way;
  const reads = way.question.steps.some(
    ({ kms }) => kms?.isForwarded === true && kms.keyId === undefined,
  );
  const context = reads ? 'storedContext.' : 'encryptionContext.';
  const parameters = new Map(way.way.parameters);
  parameters.delete('tagging');
  if (asked.kind === 'object' && reads) {
    parameters.set('storedContext', '');
    parameters.set('storedTag', '');
  }
  for (const [name, value] of way.way.keys ?? []) {
    if (value.kind === 'value') parameters.set(name, value.text);
    if (value.kind === 'list') parameters.set(name, value.texts.join());
  }
  const spelled = spelledNames(way.question.parts);
  for (const [variable, state] of states) {
    const value = textOf(state);
    if (value === undefined || variable === OBJECT || variable === FURTHER) continue;
    parameters.set(parameterOf(spelled.get(variable) ?? variable, context), value);
  }
  const object = states.get(OBJECT);
  return { principal, operation, resource: resourceOf(way.asked, object), parameters };
}

/** The names of the variables of `targets` and `step-part` that are no keys. */
const OBJECT = 'the ARN of the object';
const FURTHER = 'the name of a further pair';

function textOf(state: KeyState): string | undefined {
  if (state.kind === 'value') return state.text;
  return state.kind === 'list' ? state.texts[0] : undefined;
}

/** Variables as the policies spell them: a tag that is to be set is written as they do. */
const spelledNames = remembered(
  (parts: readonly Part[]): ReadonlyMap<string, string> =>
    new Map(
      parts
        .flatMap(({ term }) => [...collectTests(term)])
        .filter((test) => test.kind === 'key' || test.kind === 'presence')
        .map(({ name }) => [asciiLower(name), name]),
    ),
);

function parameterOf(name: string, context: string): string {
  const variable = asciiLower(name);
  const start = 'kms:encryptioncontext:';
  if (variable.startsWith(start)) return context + name.slice(start.length);
  const row = PARAMETERS.find(([prefix]) => variable.startsWith(prefix));
  return row ? row[1] + name.slice(row[0].length) : name;
}

function resourceOf(asked: PlacedRequest['way']['asked'], object: KeyState | undefined): string {
  if (asked.kind !== 'object') return asked.arn;
  const { resource } = asked.target;
  if (resource.kind === 'value') return resource.text;
  // A request about the bucket tells no object apart.
  return (object && textOf(object)) ?? asked.target.bucket.arn;
}
