import { catalog, type PolicyType, type RuleId, type Service } from '../../src/index.ts';
import { asciiLower } from '../../src/policy/ascii-case.ts';
import { coversAction } from '../../src/policy/covers.ts';

/** A value of a JSON text. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/** Another way to write a policy that means the same. */
export interface Respelling {
  readonly as: string;
  readonly respell: (policy: JsonObject, type: PolicyType) => JsonObject;
  /** Rules that speak of how a policy is written. */
  readonly not?: readonly RuleId[];
}

const ACTIONS = ['Action', 'NotAction'];
const PRINCIPALS = ['Principal', 'NotPrincipal'];

/** Each of them leaves the meaning of a policy as it is. */
export const respellings: readonly Respelling[] = [
  { as: 'with a list of statements', respell: (policy) => withStatements(policy, (all) => all) },
  {
    as: 'with a statement by itself where there is one',
    respell: (policy) => ({ ...policy, Statement: single(policy['Statement'] ?? null) }),
  },
  { as: 'with the statements in reverse', respell: (policy) => withStatements(policy, reversed) },
  {
    as: 'with each statement twice',
    respell: (policy) => withStatements(policy, (all) => [...all, ...all]),
  },
  { as: 'with the members of each statement in reverse', respell: eachStatement(reversedMembers) },
  { as: 'with lists of one', respell: eachStatement((statement) => eachValue(statement, list)) },
  {
    as: 'without lists of one',
    respell: eachStatement((statement) => eachValue(statement, single)),
  },
  { as: 'with actions in other letters', respell: eachElement(ACTIONS, otherLetters) },
  {
    as: 'with actions as patterns',
    respell: eachElement(ACTIONS, asPattern),
    not: ['kms/reencrypt-not-an-action'],
  },
  {
    as: 'with what each Deny leaves out',
    respell: (policy, type) => eachStatement((statement) => byNotAction(statement, type))(policy),
    not: ['kms/reencrypt-not-an-action', 'kms/iam-only-action-in-key-policy'],
  },
  {
    as: 'with condition keys in other letters',
    respell: eachStatement((statement) =>
      eachClause(statement, ([key, values]) => [otherCase(key), values]),
    ),
  },
  {
    as: 'with operators in other letters',
    respell: eachElement(['Condition'], (condition) => renamed(condition, otherCase)),
  },
  {
    as: 'with truth values as such',
    respell: eachStatement((statement) =>
      eachClause(statement, ([key, values]) => [key, asTruth(values)]),
    ),
  },
  { as: 'with everybody as an AWS principal', respell: eachElement(PRINCIPALS, everybody) },
  { as: 'with a statement for each action', respell: splitBy('Action') },
  { as: 'with a statement for each resource', respell: splitBy('Resource') },
];

function withStatements(
  policy: JsonObject,
  change: (statements: readonly Json[]) => readonly Json[],
): JsonObject {
  return { ...policy, Statement: change(listed(policy['Statement'] ?? [])) };
}

function eachStatement(
  change: (statement: JsonObject) => JsonObject,
): (policy: JsonObject) => JsonObject {
  return (policy) =>
    withStatements(policy, (all) => all.map((each) => (isObject(each) ? change(each) : each)));
}

/**
 * A Deny by `NotAction`, with the actions that it does not deny; a statement that may be about several
 * services stays as it is. An Allow by `NotAction` gives more than it says, and has rules for that.
 */
function byNotAction(statement: JsonObject, type: PolicyType): JsonObject {
  const { Action: action, ...rest } = statement;
  const actions = serviceOf(statement, type)?.actions() ?? [];
  if (statement['Effect'] !== 'Deny' || action === undefined) return statement;
  const patterns = listed(action).filter((each) => typeof each === 'string');
  const left = actions
    .map(({ id }) => id)
    .filter((id) => !patterns.some((pattern) => coversAction(asciiLower(pattern), asciiLower(id))));
  return left.length === 0 || left.length === actions.length
    ? statement
    : { ...rest, NotAction: left };
}

function serviceOf(statement: JsonObject, type: PolicyType): Service | undefined {
  const resources = listed(statement['Resource'] ?? []).map(String);
  const [service, ...others] = new Set(resources.map((arn) => arn.split(':')[2]));
  const own = type === 'bucket' ? 's3' : type === 'key' ? 'kms' : others.length === 0 && service;
  return own ? catalog.service(own) : undefined;
}

/** Changes elements of each statement, by their names. */
function eachElement(
  names: readonly string[],
  change: (element: Json) => Json,
): Respelling['respell'] {
  return eachStatement((statement) =>
    mapMembers(statement, ([name, value]) => [name, names.includes(name) ? change(value) : value]),
  );
}

/** Changes the lists, and the values that might be lists, of a statement. */
function eachValue(statement: JsonObject, change: (value: Json) => Json): JsonObject {
  const lists = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);
  const plain = mapMembers(statement, ([name, value]) => {
    if (lists.has(name)) return [name, change(value)];
    if (!PRINCIPALS.includes(name) || !isObject(value)) return [name, value];
    return [name, mapMembers(value, ([type, principals]) => [type, change(principals)])];
  });
  return eachClause(plain, ([key, values]) => [key, change(values)]);
}

type Member = readonly [name: string, value: Json];

function eachClause(statement: JsonObject, change: (clause: Member) => Member): JsonObject {
  const { Condition: condition } = statement;
  if (condition === undefined || !isObject(condition)) return statement;
  const changed = mapMembers(condition, ([operator, block]) => [
    operator,
    isObject(block) ? mapMembers(block, change) : block,
  ]);
  return { ...statement, Condition: changed };
}

function mapMembers(object: JsonObject, change: (member: Member) => Member): JsonObject {
  return Object.fromEntries(Object.entries(object).map(change));
}

function reversedMembers(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).toReversed());
}

function reversed(values: readonly Json[]): readonly Json[] {
  return values.toReversed();
}

function renamed(value: Json, change: (name: string) => string): Json {
  return isObject(value) ? mapMembers(value, ([name, member]) => [change(name), member]) : value;
}

function otherLetters(value: Json): Json {
  return eachText(value, otherCase);
}

/** `s3:GetObject` → `S3:gETobJECT`: actions, condition keys and operators ignore the case of letters. */
function otherCase(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) => {
    const lower = letter.toLowerCase();
    return letter === lower ? letter.toUpperCase() : lower;
  });
}

/** `s3:GetObject` → `s3:GetObjec?`; no two actions of a service differ in their last letter alone. */
function asPattern(value: Json): Json {
  return eachText(value, (text) => (/[*?]/.test(text) ? text : `${text.slice(0, -1)}?`));
}

/** `"true"` → `true`. */
function asTruth(value: Json): Json {
  if (isList(value)) return value.map(asTruth);
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}

function everybody(value: Json): Json {
  return value === '*' ? { AWS: ['*'] } : value;
}

function splitBy(element: string): Respelling['respell'] {
  return (policy) =>
    withStatements(policy, (all) =>
      all.flatMap((statement): readonly Json[] => {
        if (!isObject(statement)) return [statement];
        const values = listed(statement[element] ?? []);
        return values.length < 2
          ? [statement]
          : values.map((value) => ({ ...statement, [element]: value }));
      }),
    );
}

function eachText(value: Json, change: (text: string) => string): Json {
  if (isList(value)) return value.map((each) => eachText(each, change));
  return typeof value === 'string' ? change(value) : value;
}

function list(value: Json): Json {
  return isList(value) ? value : [value];
}

function listed(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

function single(value: Json): Json {
  if (!isList(value)) return value;
  const [first, ...others] = value;
  return first !== undefined && others.length === 0 ? first : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
