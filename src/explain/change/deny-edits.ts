import type { Mismatch } from '../../authorize/near-misses.ts';
import { operator } from '../../catalog/operators.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import type { ObjectNode } from '../../syntax/tree.ts';
import type { MatchedDeny } from '../matched-denies.ts';
import { statementAt } from '../policies-in.ts';
import { WEIGHT, type Edit, type PatchOperation, type PolicyEdit } from './edit.ts';
import { principalArnOf, statementWords, type Obstacle } from './obstacle.ts';
import { parameterEdits, plainName, tagEdits } from './parameters.ts';
import { addTest, addText, statementPath } from './patch.ts';
import { documentOf } from './trial.ts';

/**
 * Changes after which a Deny no longer matches: of the request first, then exceptions from the Deny,
 * each with what the Deny protects. A Deny is never taken away.
 */
export function denyEdits(obstacle: Obstacle): readonly Edit[] {
  const { denies, step, trial } = obstacle;
  if (!step) return [];
  const caller = principalArnOf(step);
  return denies.flatMap((deny) => {
    const document = documentOf(trial, deny.source.policy);
    const requests = deny.tests.flatMap((test) => [
      ...parameterEdits(withAllValues(test, denies), false),
      ...tagEdits(test, false, caller),
    ]);
    return [...requests, ...(document ? exceptions(deny, document, obstacle) : [])];
  });
}

/** Where one Deny asks for presence and another for a value, the value satisfies both. */
function withAllValues(test: Mismatch, denies: readonly MatchedDeny[]): Mismatch {
  if (operator(plainName(test.name))?.comparison !== 'null') return test;
  const key = asciiLower(test.key ?? '');
  const other = denies
    .flatMap(({ tests }) => tests)
    .find((one) => asciiLower(one.key ?? '') === key && operator(plainName(one.name))?.negated);
  return other ?? test;
}

function exceptions(
  deny: MatchedDeny,
  document: ObjectNode,
  obstacle: Obstacle,
): readonly PolicyEdit[] {
  const { source } = deny;
  const path = statementPath(document, source.statement);
  const edit = (patch: PatchOperation, what: string, weight: number): PolicyEdit => ({
    kind: 'policy',
    policy: source.policy,
    type: source.kind,
    patch: [patch],
    says: `${what} in ${statementWords(source)}`,
    weight,
    protects: protectedBy(deny, obstacle),
  });
  return [
    ...deny.tests.flatMap((test) => admitted(test, document, { path, edit })),
    ...forServices(deny, document, { path, edit }, obstacle),
    ...forElements(deny, document, { path, edit }, obstacle),
    ...forCaller(document, { path, edit }, obstacle),
  ];
}

interface Editing {
  readonly path: readonly (string | number)[];
  readonly edit: (patch: PatchOperation, what: string, weight: number) => PolicyEdit;
}

/** A value more that the Deny spares. */
function admitted(
  test: Mismatch,
  document: ObjectNode,
  { path, edit }: Editing,
): readonly PolicyEdit[] {
  const [text] = test.request;
  if (operator(plainName(test.name))?.negated !== true || text === undefined) return [];
  if (test.request.length > 1) return [];
  const patch = addText(document, [...path, 'Condition', test.name, test.key ?? ''], text);
  return [
    edit(
      patch,
      `add ${JSON.stringify(text)} to ${test.name} ${test.key ?? ''}`,
      WEIGHT.conditionValue,
    ),
  ];
}

const NETWORK = /^aws:(?:vpc)?sourceip$|^aws:sourcevpce?$/;

/** Calls that services make for a caller do not come from the caller's network. */
function forServices(
  { tests }: MatchedDeny,
  document: ObjectNode,
  { path, edit }: Editing,
  { step }: Obstacle,
): readonly PolicyEdit[] {
  const isAbout = tests.some(({ key }) => NETWORK.test(asciiLower(key ?? '')));
  if (!isAbout || step?.step.kms?.isForwarded !== true) return [];
  const patch = addTest(document, path, ['BoolIfExists', 'aws:ViaAWSService', 'false']);
  return [
    edit(
      patch,
      'spare the calls of services: add BoolIfExists aws:ViaAWSService "false"',
      WEIGHT.conditionValue,
    ),
  ];
}

/** What a Deny on everything else names as its exceptions. */
function forElements(
  { source }: MatchedDeny,
  document: ObjectNode,
  { path, edit }: Editing,
  { step }: Obstacle,
): readonly PolicyEdit[] {
  const statement = step && statementAt(step.step.policies, source);
  if (!statement || !step) return [];
  const { action, resource } = statement;
  const edits: PolicyEdit[] = [];
  if (action?.negated) {
    const patch = addText(document, [...path, 'NotAction'], step.step.call);
    edits.push(edit(patch, `add ${JSON.stringify(step.step.call)} to NotAction`, WEIGHT.exception));
  }
  if (resource?.negated) {
    const text = step.request.resource;
    const patch = addText(document, [...path, 'NotResource'], text);
    edits.push(edit(patch, `add ${JSON.stringify(text)} to NotResource`, WEIGHT.resource));
  }
  return edits;
}

/** The caller alone. */
function forCaller(
  document: ObjectNode,
  { path, edit }: Editing,
  { step }: Obstacle,
): readonly PolicyEdit[] {
  const who = step && principalArnOf(step);
  if (!who?.startsWith('arn:')) return [];
  const patch = addTest(document, path, ['ArnNotEquals', 'aws:PrincipalArn', who]);
  return [
    edit(
      patch,
      `make an exception for ${who}: add ArnNotEquals aws:PrincipalArn`,
      WEIGHT.exception,
    ),
  ];
}

/** What a Deny keeps anybody from, as a sentence without its full stop. */
function protectedBy({ source, tests }: MatchedDeny, { step }: Obstacle): string {
  const statement = step && statementAt(step.step.policies, source);
  const actions = statement?.action?.patterns.map(({ text }) => text) ?? [];
  const what = statement?.action?.negated ? `all but ${actions.join(', ')}` : actions.join(', ');
  const when = tests.map(({ name, key, policy }) => `${name} ${key ?? ''} ${policy.join(', ')}`);
  return `the Deny refuses ${what}${when.length > 0 ? ` when ${when.join(' and ')}` : ' always'}`;
}
