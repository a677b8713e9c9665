import { isWithin, readNetwork, type Network } from './network.ts';

/**
 * Address blocks that no public network routes: no caller reaches a public endpoint of AWS from an
 * address of them. Sources: RFC 1918, RFC 4193, RFC 4291, RFC 6598, RFC 6890.
 */
const blocks: readonly Network[] = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
].flatMap((text) => readNetwork(text, 128) ?? []);

/** True for a network all of whose addresses are private. */
export function isPrivateNetwork(network: Network): boolean {
  return blocks.some((block) => network.prefix >= block.prefix && isWithin(network, block));
}
