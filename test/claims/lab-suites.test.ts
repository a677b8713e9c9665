import { describe, expect, test } from 'vitest';
import { ROOT } from '../readme-blocks.ts';
import { runKeyproof } from '../cli/run-keyproof.ts';

describe.each(['checklist', 'claims'])('the %s of the lab', (name) => {
  test('holds', async () => {
    const args = ['prove', `fixtures/abac-lab/${name}.suite.yaml`, '-f', 'json'];
    const ran = await runKeyproof(args, { folder: ROOT });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const { scenarios, claims, summary } = JSON.parse(ran.stdout);
    expect(summary).toEqual({ passed: scenarios.length + claims.length, failed: 0 });
    expect(summary.passed).toBeGreaterThan(10);
  });
});
