import { expect, test } from 'vitest';
import { readNetwork } from '../../src/term/network.ts';
import { networkText } from '../../src/term/network-text.ts';
import { isPrivateNetwork } from '../../src/term/private-network.ts';

test.for([
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['203.0.113.77/26', '203.0.113.64/26'],
  ['203.0.113.7', '203.0.113.7/32'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['2001:DB8:1234:5678::1/64', '2001:db8:1234:5678::/64'],
  ['2001:db8:0:1:1:1:1:1/128', '2001:db8:0:1:1:1:1:1/128'],
  ['2001:0:0:1:0:0:0:1/128', '2001:0:0:1::1/128'],
  ['2001:0:0:1:1:0:0:1/128', '2001::1:1:0:0:1/128'],
  ['::ffff:203.0.113.7/128', '::ffff:cb00:7107/128'],
  ['fe80::1/10', 'fe80::/10'],
  ['::1/0', '::/0'],
] as const)('%s is the network %s', ([text, expected]) => {
  const network = readNetwork(text, 128);
  expect(network && networkText(network)).toBe(expected);
});

test.for([
  ['10.0.0.0/8', true],
  ['10.1.0.0/16', true],
  ['172.31.255.255', true],
  ['192.168.0.0/16', true],
  ['100.127.0.1/32', true],
  ['fd00::/8', true],
  ['::1', true],
  ['10.0.0.0/7', false],
  ['172.32.0.0/12', false],
  ['192.168.0.0/15', false],
  ['203.0.113.0/24', false],
  ['0.0.0.0/0', false],
  ['::/0', false],
  ['2001:db8::/32', false],
] as const)('%s is private: %s', ([text, expected]) => {
  const network = readNetwork(text, 128);
  expect(network && isPrivateNetwork(network)).toBe(expected);
});
