import { readFileSync } from 'node:fs';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import { EventExplainer } from '../../src/explain/event-explainer.ts';
import type { Explained } from '../../src/explain/explain-call.ts';
import type { Scene } from '../../src/explain/judgement.ts';
import { readEvents } from '../../src/explain/read-events.ts';

/** An event of the causes' estate with how it has to be explained. */
export interface ExplainedCase {
  readonly id: string;
  readonly why: string;
  /** A record, or the text of a message. */
  readonly event: unknown;
  readonly expect: {
    readonly name?: string;
    readonly kind?: string;
    readonly at?: string;
    /** `policy#statement` of each Deny or nearest Allow. */
    readonly statements?: readonly string[];
    readonly agreement?: string;
    /** True where no change is suggested, but what to do instead. */
    readonly instead?: boolean;
  };
}

const folder = new URL('../../fixtures/events/explained/', import.meta.url);

const file: { readonly cases: readonly ExplainedCase[] } = JSON.parse(
  readFileSync(new URL('causes.json', folder), 'utf8'),
);

export const explainedCases = file.cases;
export const estateText = readFileSync(new URL('causes.estate.yaml', folder), 'utf8');

/** The estate of the cases. */
export async function causesScene(): Promise<Scene> {
  const { estate } = await loadEstate('causes.estate.yaml', folder.pathname);
  return { estate, library: new PolicyLibrary(), readings: new Set() };
}

/** The explanation of an event that holds one refused call. */
export function explainedEvent(event: unknown, scene: Scene | undefined): Explained {
  const explainer = new EventExplainer(scene);
  const explained = readEvents(event).flatMap((one) =>
    one.kind === 'invalid' ? [] : [...explainer.push(one)],
  );
  const [only, ...more] = [...explained, ...explainer.end()];
  if (!only || more.length > 0) throw new Error('the event holds no single refused call');
  return only;
}
