import { asciiLower } from '../policy/ascii-case.ts';
import { ArnText, foldedArn } from '../term/arn-text.ts';
import type { EncryptionContext } from '../term/encryption-context.ts';
import { UNKNOWN, type KeyState } from '../term/key-state.ts';
import type { RequestValues } from '../term/world.ts';
import type { Given } from './claim.ts';
import type { SymbolicKey, SymbolicRequest, SymbolicText } from './question.ts';

/** What a symbolic request says once its variables have states; those without one are unknown. */
export class Setting implements RequestValues {
  readonly #request: SymbolicRequest;
  readonly #states: Given;
  readonly #names: readonly string[];
  #resource: ArnText | undefined;
  #folded: ArnText | undefined;

  /** @param names Names of further pairs of the encryption context that tests ask for. */
  constructor(request: SymbolicRequest, states: Given, names: readonly string[]) {
    this.#request = request;
    this.#states = states;
    this.#names = names;
  }

  get caller(): RequestValues['caller'] {
    return this.#request.caller;
  }

  get action(): string {
    return this.#text(this.#request.action);
  }

  get resource(): ArnText {
    const text = this.#text(this.#request.resource);
    if (this.#resource?.text !== text) {
      this.#resource = new ArnText(text);
      this.#folded = undefined;
    }
    return this.#resource;
  }

  get foldedResource(): ArnText {
    const { resource } = this;
    return (this.#folded ??= foldedArn(resource));
  }

  readonly key = (name: string): KeyState => this.#state(this.#request.key(name));

  readonly encryptionContext = (): EncryptionContext => {
    const { encryptionContext: context } = this.#request;
    const pairs = new Map<string, string>();
    const unknown: string[] = [];
    const put = (name: string, state: KeyState): void => {
      if (state.kind === 'value') pairs.set(name, state.text);
      else if (state.kind !== 'absent') unknown.push(name);
    };
    for (const [name, value] of context?.pairs ?? []) put(name, this.#state(value));
    if (!context || context.rest === 'closed') return { pairs, unknown };
    if (context.rest === 'unknown') return { pairs, unknown, isOpen: true };
    for (const name of this.#names) put(name, this.key(pairKey(name)));
    const further = this.#state(context.rest);
    if (further.kind === 'value') put(further.text, { kind: 'value', text: '' });
    return { pairs, unknown, isOpen: further.kind === 'unknown' };
  };

  #text(text: SymbolicText): string {
    const state = this.#state(text);
    return state.kind === 'value' ? state.text : '';
  }

  #state(key: SymbolicKey): KeyState {
    return key.kind === 'variable' ? (this.#states.get(key.name) ?? UNKNOWN) : key;
  }
}

/** The condition key of a pair of the encryption context, in lower case. */
export function pairKey(name: string): string {
  return `kms:encryptioncontext:${asciiLower(name)}`;
}
