import { describe, expect, test } from 'vitest';
import { isWithin, readAddress, readNetwork } from '../../src/term/network.ts';

describe('an address', () => {
  test.for(['0.0.0.0', '255.255.255.255', '::', '::1', '1::', '2001:db8::8:800:200c:417a'])(
    'reads %s',
    (text) => {
      expect(readAddress(text)).toBeDefined();
    },
  );

  test.for([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '010.0.0.1',
    '1.2.3.4 ',
    '0x1.2.3.4',
    '1.2.3.4/32',
    '1::2::3',
    ':1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    '12345::',
    'g::',
    'fe80::1%eth0',
    '1.2.3.4::',
    '::1.2.3.256',
  ])('does not read `%s`', (text) => {
    expect(readAddress(text)).toBeUndefined();
  });
});

describe('a network', () => {
  test.for<[string, string]>([
    ['10.1.2.3', '10.0.0.0/8'],
    ['10.1.2.3', '10.1.2.3'],
    ['10.1.2.3', '10.255.0.0/8'],
    ['192.0.2.1', '0.0.0.0/0'],
    ['2001:db8::1', '::/0'],
    ['2001:DB8:0:0::1', '2001:db8::/64'],
    ['::ffff:1.2.3.4', '::ffff:0:0/96'],
    ['::1', '::1'],
  ])('holds %s in %s', ([address, network]) => {
    expect(within(address, network)).toBe(true);
  });

  test.for<[string, string]>([
    ['11.0.0.0', '10.0.0.0/8'],
    ['10.1.2.4', '10.1.2.3'],
    ['2001:db8::1', '0.0.0.0/0'],
    ['192.0.2.1', '::/0'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::2', '::1'],
  ])('does not hold %s in %s', ([address, network]) => {
    expect(within(address, network)).toBe(false);
  });

  test.for(['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/08', '10.0.0.0/-1', '::/129', '10.0.0.0/8/8'])(
    'does not read `%s`',
    (text) => {
      expect(readNetwork(text, 128)).toBeUndefined();
    },
  );

  test('takes as many bits of a bare IPv6 address as it is told to', () => {
    expect(readNetwork('2001:db8::1', 32)?.prefix).toBe(32);
    expect(readNetwork('192.0.2.1', 128)?.prefix).toBe(32);
  });
});

function within(address: string, network: string): boolean | undefined {
  const [one, all] = [readAddress(address), readNetwork(network, 128)];
  return one && all && isWithin(one, all);
}
