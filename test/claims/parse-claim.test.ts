import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimGrammar } from '../../src/claims/claim-grammar.ts';
import { claimTokens } from '../../src/claims/claim-tokens.ts';
import { parseClaim } from '../../src/claims/parse-claim.ts';

test('chevrotain finds nothing wrong with the grammar', () => {
  expect(() => new ClaimGrammar({ validate: true })).not.toThrow();
});

describe('forms of a claim', () => {
  test.each<[string, object]>([
    [
      'no principal can decrypt arn:aws:s3:::lab/*',
      { kind: 'nobody', population: { isAnonymous: false, except: [] }, unless: undefined },
    ],
    [
      'no anonymous principal can read arn:aws:s3:::lab/*',
      { kind: 'nobody', population: { isAnonymous: true }, capability: word('read') },
    ],
    [
      'no principal except role arn:r, arn:u outside organization o-1 can s3:DeleteObject arn:b',
      {
        population: {
          except: [principal('arn:r'), principal('arn:u')],
          outside: { kind: 'organization', id: word('o-1') },
        },
        capability: word('s3:DeleteObject'),
        resource: word('arn:b'),
      },
    ],
    [
      'no principal outside account 111111111111 except anonymous can read arn:b',
      {
        population: {
          except: [{ kind: 'anonymous', at: { start: 49, end: 58 } }],
          outside: { kind: 'account', id: word('111111111111') },
        },
      },
    ],
    [
      'only arn:role/a,b, account 222222222222, service x.amazonaws.com can use arn:key',
      {
        kind: 'only',
        subjects: [
          principal('arn:role/a,b'),
          { kind: 'account', id: word('222222222222') },
          principal('x.amazonaws.com'),
        ],
      },
    ],
    ['principal arn:p can read arn:b', { kind: 'some', subject: principal('arn:p') }],
    ['arn:p always can read arn:b', { kind: 'always', when: undefined }],
    ['anonymous can read "arn:with space"', { resource: word('arn:with space') }],
  ])('%s', (text, claim) => {
    expect(parseClaim(text)).toMatchObject({ kind: 'claim', claim });
  });
});

test('the claims of the documentation are claims', () => {
  const page = readFileSync(new URL('../../docs/claims.md', import.meta.url), 'utf8');
  const claims = [...page.matchAll(/^\d+\. `(.+)`$/gm)].map(([, claim = '']) => claim);
  expect(claims).toHaveLength(20);
  expect(claims.filter((claim) => parseClaim(claim).kind === 'problem')).toEqual([]);
});

describe('conditions', () => {
  test.each<[string, object]>([
    ['aws:SourceIp is within 10.0.0.0/8', { relation: 'within', negated: false }],
    ['aws:SourceIp is not within 10.0.0.0/8', { relation: 'within', negated: true }],
    ['principal-tag role is present', { relation: 'present', right: undefined }],
    ['principal-tag role is not present', { relation: 'present', negated: true }],
    ['object-tag team is like "a*"', { relation: 'like', right: value('a*') }],
    ['a:b equals "c:d"', { relation: 'equals', left: key('a:b'), right: value('c:d') }],
    ['a:b not equals c', { relation: 'equals', negated: true, right: value('c') }],
    ['a:b does not equal a:c', { relation: 'equals', negated: true, right: key('a:c') }],
    [
      'encryption-context owner equals principal-tag owner',
      { left: { kind: 'encryption-context' }, right: { kind: 'principal-tag' } },
    ],
    ['aws:PrincipalTag/a equals x', { left: key('aws:PrincipalTag/a') }],
    [
      'a:b equals 1 or a:b equals 2 and a:c equals 3',
      { kind: 'or', parts: [{ kind: 'comparison' }, { kind: 'and' }] },
    ],
  ])('%s', (text, condition) => {
    const parsed = parseClaim(`no principal can read arn:b unless ${text}`);
    expect(parsed).toMatchObject({ kind: 'claim', claim: { unless: condition } });
  });
});

describe('a problem points at the word and says what could stand there', () => {
  test.each([
    ['no principle can', 3, 12, 'did you mean `principal`?'],
    ['no principal can decrypt', 24, 24, 'here could stand: the ARN of a resource'],
    ['no principal can', 16, 16, 'a capability (decrypt, read, encrypt'],
    ['no principal outside can', 21, 24, '`account`, `organization`'],
    ['arn:p can read arn:b unless a:b is present', 21, 27, '`when`'],
    ['no principal can read arn:b unless a:b equal c', 39, 44, 'did you mean `equals`?'],
    ['no principal can read arn:b unless a:b is', 41, 41, '`not`, `present`, `like`, `within`'],
    ['no principal can read arn:b and', 28, 31, '`unless`'],
    ['no principal can reed arn:b', 17, 21, 'did you mean `read`? here could stand: a capability'],
    ['arn:p always can s3:getobjet arn:b', 17, 28, 'did you mean `s3:GetObject`?'],
    ['only arn:p can iam:PassRole arn:b', 15, 27, 'here could stand: a capability'],
    ['no "x', 3, 4, 'put one behind the text'],
    ['', 0, 0, '`no`, `only`'],
  ])('%s', (text, start, end, help) => {
    expect(parseClaim(text)).toMatchObject({
      kind: 'problem',
      problem: { at: { start, end }, help: expect.stringContaining(help) },
    });
  });

  test('no text makes it throw, and every place is inside of it', () => {
    const words = claimTokens.map(({ LABEL = '' }) => LABEL);
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words, '"', ','), fc.string()))
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, (claim) => {
        const parsed = parseClaim(claim);
        if (parsed.kind === 'claim') return;
        expect(parsed.problem.at.start).toBeLessThanOrEqual(parsed.problem.at.end);
        expect(parsed.problem.at.end).toBeLessThanOrEqual(claim.length);
      }),
    );
  });
});

function word(text: string): object {
  return { text, at: expect.anything() };
}

function principal(text: string): object {
  return { kind: 'principal', name: word(text) };
}

function key(text: string): object {
  return { kind: 'key', key: { text } };
}

function value(text: string): object {
  return { kind: 'value', value: { text } };
}
