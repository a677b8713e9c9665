import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../src/index.ts';
import { applyEdits } from '../src/syntax/edit.ts';
import { annotate, sourceOf } from './annotate.ts';
import { findingsOf, loadRule, ruleIds } from './rule-files.ts';

function fix(source: string, diagnostics: readonly Diagnostic[]): string {
  const edits = diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
  return applyEdits(
    source,
    edits.map(({ offset, length, text }) => ({
      at: { start: offset, end: offset + length },
      text,
    })),
  );
}

describe.for(ruleIds)('%s', (id) => {
  test('finds what its examples mark, and nothing else', async () => {
    const rule = await loadRule(id);
    for (const { policy, type } of [...rule.examples.invalid, ...rule.examples.valid]) {
      const source = sourceOf(policy);
      expect(annotate(source, findingsOf(rule, { source, type }))).toBe(policy);
    }
    for (const { title, policy } of rule.examples.invalid) {
      expect(sourceOf(policy), `${title} marks nothing`).not.toBe(policy);
    }
  });

  test('fixes its examples as they show', async () => {
    const rule = await loadRule(id);
    for (const { policy, type, fixed } of rule.examples.invalid) {
      const source = sourceOf(policy);
      const result = fix(source, findingsOf(rule, { source, type }));
      expect(result === source ? undefined : result).toBe(fixed);
      if (fixed) expect(annotate(fixed, findingsOf(rule, { source: fixed, type }))).toBe(fixed);
    }
  });

  test('shows each of its messages', async () => {
    const rule = await loadRule(id);
    const shown = rule.examples.invalid.map(({ policy }) => policy).join('\n');
    for (const { message } of Object.values(rule.messages)) {
      const words = message.split(/\{\w+\}/);
      expect(inOrder(shown, words), message).toBe(true);
    }
  });

  test('is documented', async () => {
    const rule = await loadRule(id);
    expect(rule.id).toBe(id);
    expect(rule.title.length).toBeLessThanOrEqual(80);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.rationale.trim().length).toBeGreaterThan(80);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const page of rule.references)
      expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/);
    expect(rule.examples.invalid.length).toBeGreaterThan(0);
    expect(rule.examples.valid.length).toBeGreaterThan(0);
    for (const { message, why, help } of Object.values(rule.messages)) {
      for (const text of [message, why, help])
        expect(text).toMatch(/^[^A-Z\s].*[^.\s]$|^[A-Z][A-Za-z0-9:.]* .*[^.\s]$/);
    }
  });
});

/** True when one line of the text holds the words one after the other. */
function inOrder(text: string, words: readonly string[]): boolean {
  return text.split('\n').some((line) => {
    let from = 0;
    return words.every((word) => {
      const at = line.indexOf(word, from);
      from = at + word.length;
      return at >= 0;
    });
  });
}
