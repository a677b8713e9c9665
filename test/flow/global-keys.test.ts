import { expect, test } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';
import { keyPresence } from '../../src/catalog/global-keys.ts';
import { globalKeysOfFlows } from '../../src/flow/global-keys.ts';

/** Who asks for what in which account gives these; labels have free names. */
const DERIVED = new Set(['signed', 'iam-user', 'organization-member', 'tagged-principal']);
const OF_RESOURCE = new Set([
  'resource-account',
  'resource-organization',
  'resource-tags',
  'request-tags',
]);
const DERIVED_KEYS = new Set([
  'aws:PrincipalAccount',
  'aws:PrincipalType',
  'aws:PrincipalServiceName',
]);
/** Calls through an MCP server are not followed. */
const NOT_FOLLOWED = new Set(['through-mcp-server']);

test('every global key that a request can carry has a row, or follows from caller or resource', () => {
  const rows = new Set(globalKeysOfFlows.map((key) => key.toLowerCase()));
  const missing = catalog.globalKeys().filter(({ name }) => {
    const { when } = keyPresence(name) ?? {};
    if (when === undefined) return false;
    if (DERIVED.has(when) || OF_RESOURCE.has(when) || NOT_FOLLOWED.has(when)) return false;
    return !DERIVED_KEYS.has(name) && !rows.has(name.toLowerCase());
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('no key has two rows', () => {
  expect(globalKeysOfFlows).toEqual([...new Set(globalKeysOfFlows)]);
});
