import type { Position } from '../syntax/line-map.ts';
import type { Fix, Witness } from './finding.ts';
import type { RuleId, Severity } from './rule.ts';

/** A finding in words, with its place for people and machines: what reporters print. */
export interface Diagnostic {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  /** What makes it another finding where the message does not tell: the sentence of a claim. */
  readonly about?: string;
  readonly why: string;
  readonly help: string;
  readonly path: string;
  /** JSON pointer of the value (or of the member whose name it is). */
  readonly pointer: string;
  readonly range: Range;
  /** Of the statement that the place is in; undefined without one. */
  readonly sid: string | undefined;
  readonly labels: readonly { readonly range: Range; readonly message: string }[];
  readonly fix: PlacedFix | undefined;
  readonly witness: Witness | undefined;
  /** What IAM Access Analyzer calls it; only in the profile that stands for its checks. */
  readonly codes?: readonly string[];
  /** Address of the AWS page that settles it. */
  readonly docs: string;
}

/** Half-open; lines and columns start at 1, columns and offsets count UTF-16 units. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A fix whose edits are offsets into the file, ready to apply. */
export interface PlacedFix extends Pick<Fix, 'grade' | 'title'> {
  readonly edits: readonly {
    readonly offset: number;
    readonly length: number;
    readonly text: string;
  }[];
}
