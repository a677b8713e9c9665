/**
 * A piece of a value that may hold policy variables. Offsets `from` and `to` are units of the value.
 * Source: IAM User Guide, reference_policies_variables.
 */
export type VariablePart =
  | { readonly kind: 'text'; readonly text: string; readonly from: number; readonly to: number }
  /** `${*}`, `${?}` and `${$}` stand for the character itself. */
  | {
      readonly kind: 'escape';
      readonly text: '*' | '?' | '$';
      readonly from: number;
      readonly to: number;
    }
  | VariableUse
  | {
      readonly kind: 'malformed';
      readonly fault: VariableFault;
      readonly from: number;
      readonly to: number;
    };

export interface VariableUse {
  readonly kind: 'variable';
  /** The context key, as written. */
  readonly key: string;
  /** What stands in when the key has no value: `${key, 'default'}`. */
  readonly fallback: string | undefined;
  readonly from: number;
  readonly to: number;
}

export type VariableFault = 'unclosed' | 'empty' | 'space' | 'default-quote' | 'nested';

/** Cuts a value into text and variables. Never throws; linear in the value. */
export function parseVariables(value: string): readonly VariablePart[] {
  const parts: VariablePart[] = [];
  let from = 0;
  let close = value.indexOf('}');
  while (from < value.length) {
    const open = value.indexOf('${', from);
    if (open !== from) {
      const to = open < 0 ? value.length : open;
      parts.push({ kind: 'text', text: value.slice(from, to), from, to });
      from = to;
      continue;
    }
    // Kept from one variable to the next: looking for it anew each time would not be linear.
    if (close >= 0 && close < open) close = value.indexOf('}', open);
    const part = readVariable(value, open, close);
    parts.push(part);
    from = part.to;
  }
  return parts;
}

function readVariable(value: string, from: number, close: number): VariablePart {
  const next = value.indexOf('${', from + 2);
  if (close < 0 || (next >= 0 && next < close)) {
    const fault = close < 0 ? 'unclosed' : 'nested';
    return { kind: 'malformed', fault, from, to: next < 0 ? value.length : next };
  }
  return readBody(value.slice(from + 2, close), from, close + 1);
}

function readBody(body: string, from: number, to: number): VariablePart {
  if (body === '*' || body === '?' || body === '$') return { kind: 'escape', text: body, from, to };
  const comma = body.indexOf(',');
  const key = comma < 0 ? body : body.slice(0, comma);
  const fault = faultIn(key, comma < 0 ? undefined : body.slice(comma + 1));
  if (fault) return { kind: 'malformed', fault, from, to };
  const fallback = comma < 0 ? undefined : DEFAULT.exec(body.slice(comma + 1))?.[1];
  return { kind: 'variable', key, fallback, from, to };
}

const BLANK = /\s/;
const DEFAULT = /^ *'([^']*)' *$/;

function faultIn(key: string, fallback: string | undefined): VariableFault | undefined {
  if (key.trim() === '') return 'empty';
  // A tag key may hold blanks (`aws:PrincipalTag/cost center`); the name before the slash may not.
  const slash = key.indexOf('/');
  if (BLANK.test(slash < 0 ? key : key.slice(0, slash)) || key !== key.trim()) return 'space';
  return fallback !== undefined && !DEFAULT.test(fallback) ? 'default-quote' : undefined;
}

/** The variables of a value, in order; text and escapes left out. */
export function variablesIn(value: string): readonly VariableUse[] {
  if (!value.includes('${')) return [];
  return parseVariables(value).filter((part) => part.kind === 'variable');
}
