import { policyDiff } from '../access/policy-diff.ts';
import { policiesIn } from '../policy/policies-in.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import { policyDiffText } from '../report/diff-report.ts';
import { readDocument } from '../syntax/document.ts';
import type { FixedText } from './lint-sources.ts';

/** Lines about one policy; the rest is counted. */
const MOST_LINES = 6;

/**
 * What fixes of a file change for requests: for each policy how it stands to what it was, and requests
 * that go through on one side only. `type` is the one that the policies were linted as, where one was
 * said.
 */
export function fixEffects(
  { source, before, after }: FixedText,
  type: PolicyType | undefined,
): readonly string[] {
  const [old, fresh] = [before, after].map((text) => {
    return policiesIn(readDocument(source.path, Buffer.from(text)), type).policies;
  });
  if (!old || old.length !== fresh?.length) {
    return [`what the fixes of ${source.path} change cannot be told: its text was not readable`];
  }
  return old.flatMap(({ policy, pointer }, index) => {
    const other = fresh[index]?.policy;
    if (!other || textAt(before, policy) === textAt(after, other)) return [];
    const diff = policyDiff(
      { name: source.path, policy },
      { name: source.path, policy: other },
      policy.type,
    );
    const lines = policyDiffText(diff, { color: false }).trimEnd().split('\n');
    const shown = lines.slice(0, MOST_LINES).map((line) => line.trim());
    const rest = lines.length - shown.length;
    return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].map(
      (line) => `${source.path}${pointer} after the fixes: ${line}`,
    );
  });
}

function textAt(text: string, { at }: Policy): string {
  return text.slice(at.start, at.end);
}
