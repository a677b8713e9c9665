/**
 * The members of a JSON object that somebody else wrote: looked up by name without reaching the
 * prototype, and in whatever shape they have. A member of another shape is as good as missing.
 */
export class Fields {
  readonly #values: Readonly<Record<string, unknown>>;

  private constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  /** Undefined for everything but an object. */
  static of(value: unknown): Fields | undefined {
    return isRecord(value) ? new Fields(value) : undefined;
  }

  get(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  /** A string, or a number or boolean as its text. */
  text(name: string): string | undefined {
    return scalarText(this.get(name));
  }

  /** `true` and `false`, also as texts. */
  flag(name: string): boolean | undefined {
    const text = this.text(name);
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  fields(name: string): Fields | undefined {
    return Fields.of(this.get(name));
  }

  /** Empty for everything but a list. */
  list(name: string): readonly unknown[] {
    const value = this.get(name);
    return Array.isArray(value) ? value : NONE;
  }

  names(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** The members that are texts, numbers or booleans. */
  texts(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const name of this.names()) {
      const text = this.text(name);
      if (text !== undefined) texts.set(name, text);
    }
    return texts;
  }
}

/** The text of a string, a number or a boolean. */
export function scalarText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}

const NONE: readonly unknown[] = [];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
