import { describe, expect, test } from 'vitest';
import { isWithin, readAddress, readNetwork } from './address.ts';
import { lower } from './ascii.ts';
import { compareDecimals, readDecimal } from './decimal.ts';
import { readInstant } from './instant.ts';
import { readOctets } from './octets.ts';
import { readTemplate } from './variables.ts';
import { matches, pattern } from './wildcard.ts';

const NO_PREFIX = (): number => 128;

describe('numbers', () => {
  test.for(['', ' 1', '1 ', '+1', '1e3', '0x10', '1.', '.5', '1.2.3', '--1', '-', 'NaN', '١'])(
    'refuses %j',
    (text) => expect(readDecimal(text)).toBeUndefined(),
  );

  test.for([
    ['10', '10.0', 0],
    ['-0', '0', 0],
    ['007', '7.00', 0],
    ['-1.5', '-1.25', -1],
    ['0.1', '0.0999999999999999999999999', 1],
    ['9007199254740993', '9007199254740992', 1],
  ] as const)('compares %s with %s', ([left, right, order]) => {
    const [one, two] = [readDecimal(left), readDecimal(right)];
    expect(one !== undefined && two !== undefined && compareDecimals(one, two)).toBe(order);
  });
});

describe('dates', () => {
  test.for([
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-1-01',
    '2026-01-01T00:00:00',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00Z.5',
    '2026-01-01T00:00.5Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00+0100',
    '2026-01-01t00:00:00z',
    '2026-01T00:00:00Z',
    '2026-01-01 00:00:00Z',
    '20260101T000000Z',
    '-1',
    '1.5',
    '',
    '10000-01-01',
  ])('refuses %j', (text) => expect(readInstant(text, false)).toBeUndefined());

  test.for([
    ['1970', 0],
    ['1970-01-01', 0],
    ['1969-12-31T23:59:59Z', -1],
    ['2000-02-29', 951_782_400],
    ['2026-01-01', 1_767_225_600],
    ['2026-01-01T01:30:00+01:30', 1_767_225_600],
    ['2025-12-31T22:00-02:00', 1_767_225_600],
    ['2026-01', 1_767_225_600],
    ['1767225600', 1_767_225_600],
    ['0000-01-01', -62_167_219_200],
    ['9999-12-31T23:59:59Z', 253_402_300_799],
  ] as const)('reads %s as %d', ([text, seconds]) => {
    expect(readInstant(text, false)).toEqual({ units: BigInt(seconds), scale: 0 });
  });

  test('keeps fractions of a second, before 1970 too', () => {
    expect(readInstant('1969-12-31T23:59:59.25Z', false)).toEqual({ units: -75n, scale: 2 });
  });

  test('reads an epoch in milliseconds on demand, but no year', () => {
    expect(readInstant('1767225600000', true)).toEqual({ units: 1_767_225_600_000n, scale: 3 });
    expect(readInstant('2026', true)).toEqual(readInstant('2026-01-01', true));
  });
});

describe('addresses', () => {
  test.for([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    '0x1.2.3.4',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '12345::',
    'g::',
    '::1.2.3',
    '1.2.3.4::',
    'fe80::1%eth0',
    '10.0.0.0/8',
  ])('refuses %j', (text) => expect(readAddress(text)).toBeUndefined());

  test.for(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/8/8', '::/129', '::/-1', '/8'])(
    'refuses the network %j',
    (text) => expect(readNetwork(text, NO_PREFIX)).toBeUndefined(),
  );

  test.for([
    ['10.255.0.1', '10.0.0.0/8', true],
    ['10.255.0.1', '10.1.2.3/8', true],
    ['11.0.0.1', '10.0.0.0/8', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.8', '192.0.2.7', false],
    ['192.0.2.8', '0.0.0.0/0', true],
    ['192.0.2.8', '::/0', false],
    ['2001:db8::1', '2001:0DB8:0:0::/64', true],
    ['2001:db8:0:1::1', '2001:db8::/64', false],
    ['::ffff:192.0.2.8', '::ffff:c000:208', true],
    ['::ffff:192.0.2.8', '192.0.2.8', false],
    ['2001:db8::2', '2001:db8::1', false],
  ] as const)('%s in %s: %s', ([address, network, expected]) => {
    const [one, all] = [readAddress(address), readNetwork(network, NO_PREFIX)];
    expect(one !== undefined && all !== undefined && isWithin(one, all)).toBe(expected);
  });

  test('a bare IPv6 address read as a /32', () => {
    const [one, all] = [readAddress('2001:db8:9::'), readNetwork('2001:db8::1', () => 32)];
    expect(one !== undefined && all !== undefined && isWithin(one, all)).toBe(true);
  });
});

describe('base64', () => {
  test.for(['YQ', 'YQ=', 'Y===', 'YW Jj', 'YW_j', 'YW=j', '===='])('refuses %j', (text) => {
    expect(readOctets(text)).toBeUndefined();
  });

  test.for([
    ['', []],
    ['YQ==', [97]],
    ['YWI=', [97, 98]],
    ['+/+/', [251, 255, 191]],
  ] as const)('reads %j', ([text, bytes]) => expect(readOctets(text)).toEqual(bytes));
});

describe('wildcards', () => {
  test.for([
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
    ['a*c', 'abbc', true],
    ['a*c', 'abbd', false],
    ['*a*b', 'aab', true],
    ['a?c', 'ac', false],
    ['a**', 'a', true],
    ['*', 'a\nb:c/d', true],
    ['[a-z].', 'b.', false],
  ] as const)('%j on %j: %s', ([written, text, expected]) => {
    expect(matches(pattern(written), text)).toBe(expected);
  });

  test('folds ASCII letters only', () => {
    expect(lower('ÀK\u212AZ')).toBe('Àk\u212Az');
  });
});

describe('policy variables', () => {
  test.for(['${', 'a${b', '${}', '${${a}}', "${a,'b'}", "${a,  'b'}", '${a, b}', '${ a}', '${a*}'])(
    'refuses %j',
    (text) => expect(readTemplate(text)).toBeUndefined(),
  );

  test.for([
    ['${aws:username}', key('aws:username')],
    ['${aws:PrincipalTag/cost center}', key('aws:PrincipalTag/cost center')],
    ["${a:b, 'x, y'}", key('a:b', 'x, y')],
    ["${a:b, ''}", key('a:b', '')],
    ['${*}', { kind: 'escape', char: '*' }],
    ['${$}', { kind: 'escape', char: '$' }],
  ] as const)('reads %s', ([text, piece]) => {
    expect(readTemplate(`x${text}y`)).toEqual([
      { kind: 'text', text: 'x' },
      piece,
      { kind: 'text', text: 'y' },
    ]);
  });
});

function key(name: string, fallback?: string): object {
  return { kind: 'variable', key: name, fallback };
}
