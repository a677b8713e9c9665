import type { AskedPair } from '../../access/question-scope.ts';
import type { WayQuestion } from '../../access/question.ts';
import type { Subject } from '../../access/subject.ts';
import type { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { Estate } from '../../estate/estate.ts';

/** A way of somebody, under one reading of what is in doubt. */
export interface Run extends AskedPair {
  readonly subject: Subject;
  /** Undefined for an operation that AWS does not have. */
  readonly question: WayQuestion | undefined;
  readonly scene: { readonly estate: Estate; readonly library: PolicyLibrary };
}
