import { expect, test, vi } from 'vitest';
import { CLEAN, folderWith } from './folders.ts';
import { runKeyproof } from './run-keyproof.ts';

vi.mock('../../rules/index.ts', async () => {
  const { defineRule } = await import('../../src/index.ts');
  const broken = defineRule({
    id: 'style/broken',
    title: 'nothing at all',
    severity: 'error',
    rationale: 'None.',
    references: ['https://docs.aws.amazon.com/'],
    messages: { broken: { message: 'm', why: 'w', help: 'h' } },
    examples: { invalid: [], valid: [] },
    check() {
      throw new TypeError('x is \u001B[31mundefined');
    },
  });
  return { rules: [broken] };
});

test('exit code 3: a rule that throws is a fault of keyproof, told without a trace', async () => {
  const folder = folderWith({ 'a.json': CLEAN });
  const { code, stdout, stderr } = await runKeyproof(['lint', '-o', 'out.txt'], { folder });
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^keyproof: this is a fault of keyproof \d.*, please report it\n/);
  expect(stderr).toContain('the rule style/broken failed on a.json');
  expect(stderr).toContain('x is \\x1b[31mundefined');
  expect(stderr).not.toContain(folder);
  expect(stderr).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
  const { code: off } = await runKeyproof(['lint', '--rule', 'style/broken=off'], { folder });
  expect(off).toBe(0);
});
