import type { PlacedPolicy } from '../policy/policies-in.ts';
import type { Document } from '../syntax/document.ts';
import { jsonPointer, pathAt, type Path } from '../syntax/pointer.ts';
import type { Span } from '../syntax/span.ts';
import { property, type Node } from '../syntax/tree.ts';
import type { Diagnostic, PlacedFix, Range } from './diagnostic.ts';
import { spanOf, type Finding, type Fix } from './finding.ts';
import { remembered } from '../policy/remembered.ts';
import type { RuleInfo } from './rule.ts';
import { fill } from './word.ts';

/** Where a finding was made: the file, and the policy in it when the rule looked at one. */
export interface Site {
  readonly document: Pick<Document, 'path' | 'root' | 'lines'>;
  readonly policy?: Pick<PlacedPolicy, 'pointer' | 'encode'> & {
    readonly policy: Pick<PlacedPolicy['policy'], 'node'>;
  };
}

/** Words a finding and gives its place in the file. */
export function diagnose(finding: Finding, rule: RuleInfo, site: Site): Diagnostic {
  const { document, policy } = site;
  const span = spanOf(finding.at);
  const root = policy ? policy.policy.node : document.root;
  const path = root ? pathAt(root, span.start) : [];
  const text = rule.messages[finding.message];
  if (!text) throw new TypeError(`the rule has no message ${finding.message}`);
  const range = rangeIn(document);
  return {
    rule: rule.id,
    severity: text.severity ?? rule.severity,
    message: fill(text.message, finding.data),
    why: fill(text.why, finding.data),
    help: fill(text.help, finding.data),
    path: document.path,
    pointer: (policy?.pointer ?? '') + jsonPointer(path),
    range: range(span),
    sid: policy && sidOf(policy.policy.node, path),
    labels: (finding.labels ?? []).map(({ at, message }) => ({ range: range(at), message })),
    fix: finding.fix && placeFix(finding.fix, policy),
    witness: finding.witness,
    docs: rule.references[0] ?? '',
  };
}

function rangeIn(document: Site['document']): (span: Span) => Range {
  return ({ start, end }) => ({
    start: document.lines.position(start),
    end: document.lines.position(end),
  });
}

/** The Sid of the statement that a path leads into. */
function sidOf(policy: Node, [element, index]: Path): string | undefined {
  if (element !== 'Statement') return undefined;
  const value = statementsOf(policy);
  const statement = value?.kind === 'array' ? value.items[Number(index)] : value;
  return statement && ownSid(statement);
}

/** Both are looked up once: a policy may have as many members as findings. */
const statementsOf = remembered((policy: Node) => property(policy, 'Statement'));
const ownSid = remembered((statement: Node) => {
  const sid = property(statement, 'Sid');
  return sid?.kind === 'string' ? sid.value : undefined;
});

function placeFix({ grade, title, edits }: Fix, policy: Site['policy']): PlacedFix {
  return {
    grade,
    title,
    edits: edits.map(({ at, text }) => ({
      offset: at.start,
      length: at.end - at.start,
      text: policy ? policy.encode(text) : text,
    })),
  };
}
