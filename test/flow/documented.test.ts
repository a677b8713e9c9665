import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { doubts } from '../../src/flow/doubts.ts';
import { operationNames } from '../../src/flow/operations.ts';
import { parameterNames } from '../../src/flow/parameter-names.ts';
import { ROOT } from '../readme-blocks.ts';

const page = readFileSync(`${ROOT}docs/simulate.md`, 'utf8').replaceAll(/^```.*?^```$/gms, '');
const quoted = new Set([...page.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text));

test('the page on simulations names every operation whose steps are known', () => {
  expect(operationNames.filter((name) => !quoted.has(name))).toEqual([]);
});

test('and every parameter', () => {
  const names = new Set([...quoted].map((text) => text.replace(/(?:\.NAME|=.*)$/, '')));
  expect([...parameterNames].filter((name) => !names.has(name))).toEqual([]);
});

test('and every doubtful point, with its readings', () => {
  for (const { id, readings } of doubts.values()) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\``)) ?? '';
    for (const reading of readings) expect(row).toContain(`\`${reading}\``);
  }
});
