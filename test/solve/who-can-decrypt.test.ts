import { expect, test } from 'vitest';
import { conditionOf } from '../../src/solve/condition-of.ts';
import { checkCertificate } from '../../src/solve/check-certificate.ts';
import { printCondition } from '../../src/solve/print-condition.ts';
import type { Part, SymbolicKey, SymbolicRequest, Variable } from '../../src/solve/question.ts';
import { solve } from '../../src/solve/solve.ts';
import { readPattern } from '../../src/term/pattern.ts';
import type { Term } from '../../src/term/term.ts';
import { Terms } from '../../src/term/terms.ts';
import { statementTerm } from './terms.ts';

/*
 * One question over two authorizations, as they come from reading an encrypted object: what S3
 * asks, and the call of KMS that S3 makes, with what the two have in common.
 */

const OBJECT: Variable = {
  kind: 'variable',
  name: 'object',
  domain: { kind: 'patterns', patterns: [readPattern('arn:aws:s3:::lab/*')] },
  candidates: ['arn:aws:s3:::lab/report.txt'],
};
const CALLER = { kind: 'anonymous' } as const;

function free(name: string): Variable {
  return { kind: 'variable', name, mayBeAbsent: true };
}

const TAG = free('aws:principaltag/username_owner');
const OWNER = free('kms kms:encryptioncontext:username_owner');

const s3: SymbolicRequest = {
  caller: CALLER,
  action: { kind: 'value', text: 's3:getobject' },
  resource: OBJECT,
  key: (name) => (name === TAG.name ? TAG : free(`s3 ${name}`)),
};

const KMS_KEYS: ReadonlyMap<string, SymbolicKey> = new Map<string, SymbolicKey>([
  ['kms:encryptioncontext:aws:s3:arn', OBJECT],
  ['kms:encryptioncontext:username_owner', OWNER],
  ['kms:viaservice', { kind: 'value', text: 's3.eu-west-1.amazonaws.com' }],
  [TAG.name, TAG],
]);

const kms: SymbolicRequest = {
  caller: CALLER,
  action: { kind: 'value', text: 'kms:decrypt' },
  resource: { kind: 'value', text: 'arn:aws:kms:eu-west-1:111111111111:key/k' },
  key: (name) => KMS_KEYS.get(name) ?? { kind: 'absent' },
  encryptionContext: {
    pairs: new Map<string, SymbolicKey>([
      ['aws:s3:arn', OBJECT],
      ['username_owner', OWNER],
    ]),
    rest: 'closed',
  },
};

function home(tail: string): Term {
  const owner = '${aws:PrincipalTag/username_owner}';
  return statementTerm({ Resource: `arn:aws:s3:::lab/${owner}${tail}` }, terms);
}

function outside(narrow: Term, wide: Term): string {
  return solve({ parts: [part(narrow, s3), { ...part(wide, s3), holds: false }] }).kind;
}

function untagged(request: SymbolicRequest): SymbolicRequest {
  const key = (name: string): SymbolicKey =>
    name === TAG.name ? { kind: 'absent' } : request.key(name);
  return { ...request, key };
}

const terms = new Terms();
const statement = (json: Readonly<Record<string, unknown>>, effect: 'Allow' | 'Deny'): Term =>
  terms.statement(
    { kind: 'resource', policy: effect, statement: 0, effect },
    statementTerm(json, terms),
  );

const mayRead = statement({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::lab/*' }, 'Allow');
const isPlain = statement(
  { Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  'Deny',
);
const isOwner = statement(
  {
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:EncryptionContext:username_owner': '${aws:PrincipalTag/username_owner}',
        'kms:ViaService': 's3.eu-west-1.amazonaws.com',
      },
    },
  },
  'Allow',
);

function part(term: Term, request: SymbolicRequest): Part {
  return { term, request };
}

const parts = [part(terms.and(mayRead, terms.not(isPlain)), s3), part(isOwner, kms)];

test('the condition is told in the words of the policies', () => {
  const condition = conditionOf({ parts });
  expect(condition.verdict).toBe('when');
  expect(printCondition(condition)).toBe(
    'the encryption context `username_owner` equals the principal tag `username_owner` unless `aws:SecureTransport` is `false`',
  );
  expect(condition.witness?.get(OBJECT.name)).toEqual({
    kind: 'value',
    text: 'arn:aws:s3:::lab/report.txt',
  });
});

test('a caller without the tag never can, and the certificate says so', () => {
  const question = { parts: parts.map(({ term, request }) => part(term, untagged(request))) };
  const { verdict, certificate } = conditionOf(question);
  expect(verdict).toBe('never');
  if (!certificate) throw new Error('no certificate');
  expect(checkCertificate(question, certificate)).toEqual({ kind: 'valid' });
});

test('a caller with a known tag can read what carries it', () => {
  const tagged: SymbolicRequest = {
    ...kms,
    key: (name) => (name === TAG.name ? { kind: 'value', text: 'ana' } : kms.key(name)),
  };
  const condition = conditionOf({ parts: [part(isOwner, tagged)] });
  expect(printCondition(condition)).toBe('`kms:EncryptionContext:username_owner` equals `ana`');
});

test('the object that S3 reads is the one in the encryption context', () => {
  const inOther = statementTerm(
    { Condition: { ArnLike: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/other/*' } } },
    terms,
  );
  const isMine = statementTerm({ Resource: 'arn:aws:s3:::lab/mine/*' }, terms);
  expect(solve({ parts: [part(inOther, kms), part(isMine, s3)] }).kind).toBe('unsatisfiable');
  expect(solve({ parts: [part(inOther, kms), part(mayRead, s3)] }).kind).toBe('satisfiable');
});

test('a condition on what nobody can tell is neither met nor missed', () => {
  const hidden: SymbolicRequest = { ...s3, key: () => ({ kind: 'unknown' }) };
  const answer = solve({ parts: [part(isPlain, hidden)] });
  expect(answer).toMatchObject({
    kind: 'unknown',
    reasons: ['the request does not tell `aws:securetransport`'],
  });
  const either = terms.or(isPlain, mayRead);
  expect(solve({ parts: [part(either, hidden)] }).kind).toBe('satisfiable');
});

test('grants ask for pairs of the encryption context', () => {
  const pair = (value: string): Term =>
    terms.test({ kind: 'encryption-pair', name: 'username_owner', value, ignoreCase: false });
  const only = (...names: string[]): Term =>
    terms.test({ kind: 'encryption-names', names, ignoreCase: false });
  const ask = (term: Term, request = kms): string => solve({ parts: [part(term, request)] }).kind;
  expect(ask(pair('ana'))).toBe('satisfiable');
  expect(ask(terms.and(pair('ana'), pair('ben')))).toBe('unsatisfiable');
  expect(ask(only('aws:s3:arn'))).toBe('satisfiable');
  expect(ask(terms.and(only('aws:s3:arn'), pair('ana')))).toBe('unsatisfiable');
  expect(ask(only('username_owner'))).toBe('unsatisfiable');
  const open = free('kms further pair');
  const more: SymbolicRequest = {
    ...kms,
    encryptionContext: { pairs: kms.encryptionContext?.pairs ?? new Map(), rest: open },
  };
  expect(ask(terms.not(only('aws:s3:arn', 'username_owner')), kms)).toBe('unsatisfiable');
  expect(ask(terms.not(only('aws:s3:arn', 'username_owner')), more)).toBe('satisfiable');
});

test('an action is chosen among those that there are', () => {
  const action: Variable = {
    kind: 'variable',
    name: 'action',
    domain: { kind: 'texts', texts: new Set(['s3:getobject', 's3:putobject']), ignoreCase: false },
  };
  const request: SymbolicRequest = { ...s3, action };
  const puts = statementTerm({ Action: 's3:Put*' }, terms);
  const others = statementTerm({ Action: ['s3:Put*', 's3:Get*'] }, terms);
  const answer = solve({ parts: [part(puts, request)] });
  expect(answer).toMatchObject({ kind: 'satisfiable' });
  expect(solve({ parts: [{ term: others, request, holds: false }] }).kind).toBe('unsatisfiable');
});

test('a folder of a folder is within it, whatever the name in both', () => {
  expect(outside(home('/docs/*'), home('/*'))).toBe('unsatisfiable');
  expect(outside(home('/*'), home('/docs/*'))).toBe('satisfiable');
});
