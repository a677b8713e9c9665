import type { ArnText } from './arn-text.ts';
import type { Caller } from './caller.ts';
import type { EncryptionContext } from './encryption-context.ts';
import { ABSENT, type KeyLookup, type KeyState } from './key-state.ts';
import type { Readings } from './readings.ts';

/** The values that a request gives to the variables of tests. */
export interface RequestValues {
  readonly caller: Caller;
  /** In lower case. */
  readonly action: string;
  readonly resource: ArnText;
  /** With the parts before the fifth colon in lower case; the same where they are. */
  readonly foldedResource: ArnText;
  readonly key: KeyLookup;
  readonly encryptionContext: () => EncryptionContext;
}

/** One complete request under one choice of readings: what terms are evaluated in. */
export class World {
  readonly values: RequestValues;
  readonly readings: Readings;
  /**
   * The same request in each way that it can be meant, where there are several: when two given keys
   * differ only by case, AWS compares either of them.
   */
  readonly alternatives: readonly World[] | undefined;
  /** Finds the state of a key as the readings take it. */
  readonly lookup: KeyLookup;

  /** @param ways The values in each way that the request can be meant; at least one. */
  constructor(ways: readonly [RequestValues, ...RequestValues[]], readings: Readings) {
    this.values = ways[0];
    this.readings = readings;
    this.alternatives =
      ways.length === 1 ? undefined : ways.map((values) => new World([values], readings));
    this.lookup = (key) => this.#read(this.values.key(key));
  }

  /** The resource as the readings take it: by default with the case of all its letters. */
  get resource(): ArnText {
    const { resource, foldedResource } = this.values;
    if (resource === foldedResource) return resource;
    this.readings.meet('D24');
    return this.readings.isOther('D24') ? foldedResource : resource;
  }

  /** An empty text is an ordinary value by default, and no value by the other reading. */
  #read(state: KeyState): KeyState {
    if (!isEmptyText(state)) return state;
    this.readings.meet('D10');
    return this.readings.isOther('D10') ? ABSENT : state;
  }
}

function isEmptyText(state: KeyState): boolean {
  if (state.kind === 'value') return state.text === '';
  return state.kind === 'list' && state.texts.length === 1 && state.texts[0] === '';
}
