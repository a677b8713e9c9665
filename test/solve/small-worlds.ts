import type { Question, SymbolicKey, Variable } from '../../src/solve/question.ts';
import type { Input, Policies } from '../oracle/input.ts';
import type { Point } from '../oracle/readings.ts';
import { ACCOUNT, ANA, callerOf, decided, named } from './cvc5-questions.ts';
import type { PolicyJson, StatementJson } from './cvc5-policies.ts';
import { Choices } from './cvc5-random.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';

/*
 * Worlds of few requests: two actions, two resources, two keys with one value each and one with a
 * list. All requests of a world can be tried.
 */

/** A world: its policies, the points that are read the other way, and the texts that there are. */
export interface World {
  readonly identity: PolicyJson;
  readonly scp: PolicyJson | undefined;
  readonly readings: readonly Point[];
  readonly texts: readonly string[];
}

const ACTIONS = ['s3:getobject', 's3:putobject'] as const;
const RESOURCES = ['arn:aws:s3:::lab/a', 'arn:aws:s3:::lab/ab'] as const;
const [ONE, TWO, MANY] = ['test:one', 'test:two', 'test:many'] as const;
const TEXTS = ['', 'a', 'b', 'ab', 'A', 'aB'] as const;
const POINTS: readonly [Point, ...Point[]] = ['D7', 'D8', 'D10', 'D12', 'D14', 'D15'];

/** The world of a seed. */
export function smallWorld(seed: number): World {
  const choices = new Choices(seed);
  const start = choices.number(TEXTS.length);
  const texts = [...TEXTS, ...TEXTS].slice(start, start + (choices.chance(25) ? 2 : 1));
  return {
    identity: drawPolicy(choices),
    scp: choices.chance(40) ? drawPolicy(choices) : undefined,
    readings: choices.chance(40) ? choices.several(1, 2, () => choices.pick(POINTS)) : [],
    texts: [...texts, choices.chance(50) ? 'a' : 'ab'].filter(isFirst),
  };
}

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}

function drawPolicy(choices: Choices): PolicyJson {
  const effects = [
    'Allow',
    ...choices.several(0, 2, () => choices.pick(['Allow', 'Deny', 'Deny'])),
  ];
  return {
    Version: '2012-10-17',
    Statement: effects.map((effect) => drawStatement(choices, effect)),
  };
}

const POLICY_RESOURCES = [
  '*',
  '*',
  'arn:aws:s3:::lab/a',
  'arn:aws:s3:::lab/a*',
  'arn:aws:s3:::lab/?',
  'arn:aws:s3:::lab/${test:one}',
  "arn:aws:s3:::lab/${test:two, 'ab'}*",
] as const;

function drawStatement(choices: Choices, Effect: string): StatementJson {
  const action = choices.chance(15) ? 'NotAction' : 'Action';
  const resource = choices.chance(15) ? 'NotResource' : 'Resource';
  const clauses = choices.several(0, 2, () => drawClause(choices));
  return {
    Effect,
    [action]: choices.pick(['*', 's3:*', 's3:GetObject', 's3:Put*']),
    [resource]: choices.several(1, 2, () => choices.pick(POLICY_RESOURCES)),
    ...(clauses.length > 0 && { Condition: Object.fromEntries(clauses) }),
  };
}

const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
] as const;
const VALUES = ['', 'a', 'b', 'ab', 'A', 'a*', '*b', '?', '*'] as const;
const VARIABLES = ['${test:one}', '${test:two}', "${test:one, 'b'}", 'a${test:two}*'] as const;

function drawClause(choices: Choices): readonly [string, StatementJson] {
  const key = choices.pick([ONE, TWO, MANY]);
  if (choices.chance(10)) return ['Null', { [key]: choices.pick(['true', 'false']) }];
  const isSet = choices.chance(key === MANY ? 80 : 10);
  const set = isSet ? choices.pick(['ForAnyValue:', 'ForAllValues:']) : '';
  const suffix = choices.chance(20) ? 'IfExists' : '';
  const takesVariables = !isSet && key !== MANY;
  const values = choices.several(1, 2, () =>
    takesVariables && choices.chance(30) ? choices.pick(VARIABLES) : choices.pick(VALUES),
  );
  return [`${set}${choices.pick(OPERATORS)}${suffix}`, { [key]: values }];
}

/** Whether a request of the world is allowed, as a question. */
export function questionOf({ identity, scp, readings, texts }: World): Question {
  const term = decided(
    {
      identity: [named(identity, 'identity')],
      ...(scp && { scps: [[named(scp, 'scp')]] }),
    },
    'other',
    new PolicyLibrary(),
  );
  const request = {
    caller: callerOf(ANA),
    action: among('action', ACTIONS),
    resource: among('resource', RESOURCES),
    key: (name: string): SymbolicKey => ({
      ...among(name, texts),
      mayBeAbsent: true,
      isMultivalued: name === MANY,
    }),
  };
  return { parts: [{ term, request }], readings: new Set(readings) };
}

function among(name: string, texts: readonly string[]): Variable {
  return {
    kind: 'variable',
    name,
    domain: { kind: 'texts', texts: new Set(texts), ignoreCase: false },
  };
}

/** All requests of the world that differ in more than the order of a list or its repeats. */
export function* requestsOf({ identity, scp, texts }: World): Generator<Input> {
  const policies: Policies = {
    identity: [{ name: 'identity', document: identity }],
    ...(scp && { scps: [[{ name: 'scp', document: scp }]] }),
  };
  const singles = [undefined, ...texts];
  for (const action of ACTIONS) {
    for (const resource of RESOURCES) {
      for (const one of singles) {
        for (const two of singles) {
          for (const many of [undefined, ...listsOf(texts)]) {
            const context = {
              ...(one !== undefined && { [ONE]: one }),
              ...(two !== undefined && { [TWO]: two }),
              ...(many !== undefined && { [MANY]: many }),
            };
            const request = { principal: ANA, action, resource, resourceAccount: ACCOUNT, context };
            yield { request, policies };
          }
        }
      }
    }
  }
}

/** Lists of none, one or several of the texts; a text may come twice. */
function listsOf(texts: readonly string[]): readonly (readonly string[])[] {
  let lists: readonly (readonly string[])[] = [[]];
  for (const text of texts) lists = lists.flatMap((list) => [list, [...list, text]]);
  return [...lists, ...texts.map((text) => [text, text])];
}
