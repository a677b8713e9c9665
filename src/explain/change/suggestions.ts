import type { Findings } from '../findings.ts';
import type { Scene } from '../judgement.ts';

export interface Advice {
  readonly suggestions: readonly never[];
  readonly instead: string | undefined;
}
export function suggestionsFor(_findings: Findings, _scene: Scene | undefined): Advice {
  return { suggestions: [], instead: undefined };
}
