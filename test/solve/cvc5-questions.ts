import { compile } from '../../src/authorize/authorization.ts';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import type { Grant, NamedPolicy, PolicySet } from '../../src/authorize/policy-set.ts';
import type { Situation } from '../../src/authorize/situation.ts';
import { asciiLower } from '../../src/policy/ascii-case.ts';
import type { PolicyType } from '../../src/policy/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';
import type {
  Part,
  Question,
  SymbolicContext,
  SymbolicKey,
  SymbolicRequest,
  Variable,
} from '../../src/solve/question.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { readCaller, type Caller } from '../../src/term/caller.ts';
import { readPattern } from '../../src/term/pattern.ts';
import type { Term } from '../../src/term/term.ts';
import { drawPolicy, mutate, type PolicyJson } from './cvc5-policies.ts';
import { Choices } from './cvc5-random.ts';

/*
 * Random questions, one for each seed: whether a request is allowed under several policies, whether
 * one policy allows what another does not, and whether an encrypted object can be read, which asks
 * of two requests that have keys in common.
 */

/** The account of everything. */
export const ACCOUNT = '111111111111';
/** Who asks. */
export const ANA = `arn:aws:iam::${ACCOUNT}:user/ana`;
const MULTIVALUED = new Set(['aws:tagkeys', 'aws:principalorgpaths']);
const PRINCIPAL = { Principal: { AWS: '*' } };

/** The question of a seed. */
export function randomQuestion(seed: number): Question {
  const choices = new Choices(seed);
  const parts = choices.weighted([
    [5, morePermissive],
    [3, allowed],
    [2, readEncrypted],
  ])(choices);
  const other = choices.chance(25) ? choices.several(1, 2, () => choices.pick(POINTS)) : [];
  return { parts, readings: new Set(other) };
}

/** Some stand twice: the letters of D24 are slow to compare for other solvers. */
const POINTS = [
  ...(['D7', 'D8', 'D10', 'D12', 'D14', 'D15'] as const),
  ...(['D7', 'D8', 'D10', 'D12', 'D14', 'D15'] as const),
  ...(['D16', 'D17', 'D18', 'D19', 'D24', 'D25'] as const),
] as const;

/** What one policy allows and another does not; half of the others are edits of the first. */
function morePermissive(choices: Choices): readonly Part[] {
  const one = drawPolicy(choices);
  const other = choices.chance(50) ? mutate(one, choices) : drawPolicy(choices);
  const request = requestOf(ANA, { action: free('action'), resource: free('resource') });
  const library = new PolicyLibrary();
  return [one, other].map((policy, index) => ({
    term: decided({ identity: [named(policy, 'identity')] }, 'other', library),
    request,
    ...(index === 1 && { holds: false }),
  }));
}

/** What several layers of policies allow together. */
function allowed(choices: Choices): readonly Part[] {
  const policies: PolicySet = {
    identity: [named(drawPolicy(choices), 'identity')],
    ...(choices.chance(60) && { resource: named(drawPolicy(choices, PRINCIPAL), 'bucket') }),
    ...(choices.chance(40) && { boundary: [named(drawPolicy(choices), 'boundary')] }),
    ...(choices.chance(40) && { scps: [[named(drawPolicy(choices), 'scp')]] }),
  };
  const action = choices.pick(['s3:getobject', 's3:putobject'] as const);
  const term = decided(policies, 'other', new PolicyLibrary());
  const request = requestOf(ANA, { action: { kind: 'value', text: action }, resource: OBJECT });
  return [{ term, request }];
}

const OBJECT: Variable = {
  ...free('object'),
  domain: { kind: 'patterns', patterns: [readPattern('arn:aws:s3:::lab/*')] },
};

const KMS_KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

/** An object is read and its key is used, by the same caller. */
function readEncrypted(choices: Choices): readonly Part[] {
  const library = new PolicyLibrary();
  const identity = [named(drawPolicy(choices), 'identity')];
  const bucket = { identity, resource: named(drawPolicy(choices, PRINCIPAL), 'bucket') };
  const key: PolicySet = {
    identity,
    resource: named(drawPolicy(choices, PRINCIPAL), 'key'),
    ...(choices.chance(40) && { grants: [drawGrant(choices)] }),
  };
  const get = requestOf(ANA, { action: { kind: 'value', text: 's3:getobject' }, resource: OBJECT });
  const decrypt = requestOf(ANA, {
    action: { kind: 'value', text: 'kms:decrypt' },
    resource: { kind: 'value', text: KMS_KEY },
  });
  return [
    { term: decided(bucket, 'other', library), request: get },
    {
      term: decided(key, 'key', library),
      request: { ...decrypt, key: kmsKey, encryptionContext: drawContext(choices) },
    },
  ];
}

function drawGrant(choices: Choices): Grant {
  const pairs = new Map([
    ['owner', choices.pick(['red', 'ana'])],
    ...(choices.chance(30) ? [['Owner', 'red'] as const] : []),
    ...(choices.chance(30) ? [['aws:s3:arn', 'arn:aws:s3:::lab/a'] as const] : []),
  ]);
  return {
    grantee: ANA,
    operations: ['Decrypt'],
    constraints: choices.chance(50)
      ? { encryptionContextSubset: pairs }
      : { encryptionContextEquals: pairs },
  };
}

/** The encryption context names the object and its owner, and perhaps more. */
function drawContext(choices: Choices): SymbolicContext {
  const further: Variable = { ...free('the name of a further pair'), mayBeAbsent: true };
  return {
    pairs: new Map<string, SymbolicKey>([
      ['aws:s3:arn', OBJECT],
      ['owner', kmsKey('kms:encryptioncontext:owner')],
    ]),
    rest: choices.chance(50) ? 'closed' : further,
  };
}

function kmsKey(name: string): SymbolicKey {
  if (name === 'kms:encryptioncontext:aws:s3:arn') return OBJECT;
  if (name === 'kms:viaservice') return { kind: 'value', text: 's3.eu-west-1.amazonaws.com' };
  return isOfCaller(name) ? openKey(name) : { ...openKey(name), name: `kms ${name}` };
}

/** True for the keys that say who calls and when, which are the same for both requests. */
function isOfCaller(name: string): boolean {
  return name.startsWith('aws:principal') || name.startsWith('aws:t') || name === 'aws:username';
}

function openKey(name: string): Variable {
  return { ...free(name), mayBeAbsent: true, isMultivalued: MULTIVALUED.has(name) };
}

function free(name: string): Variable {
  return { kind: 'variable', name };
}

function requestOf(
  principal: string,
  named: Pick<SymbolicRequest, 'action' | 'resource'>,
): SymbolicRequest {
  return { caller: callerOf(principal), ...named, key: (name) => openKey(asciiLower(name)) };
}

export function callerOf(principal: string): Caller {
  const caller = readCaller(principal, '');
  if (!caller) throw new Error(principal);
  return caller;
}

export function decided(
  policies: PolicySet,
  resource: Situation['resource'],
  library: PolicyLibrary,
): Term {
  const situation: Situation = {
    caller: 'user',
    action: undefined,
    service: '',
    resource,
    relation: 'same-account',
    isServiceLinked: false,
    isManagementCaller: false,
    isManagementResource: false,
  };
  return compile(policies, library).decisionTerm(situation).allowed();
}

export function named(document: PolicyJson, type: PolicyType): NamedPolicy {
  const tree = fromValue(document);
  if (tree.kind !== 'tree' || tree.root.kind !== 'object') throw new Error('no policy');
  return { name: type, policy: readPolicy(tree.root, type) };
}
