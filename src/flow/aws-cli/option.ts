/**
 * How an option of the AWS CLI is written. `parameter` is the name of `OperationRequest.parameters`
 * that it sets; of the forms that hold pairs, the name before the dot.
 */
export type AwsOption =
  /** Bears on no authorization; so many words follow it. */
  | { readonly form: 'ignored'; readonly words: 0 | 1 | 'several' }
  | { readonly form: 'text'; readonly parameter: string }
  /** No word follows. */
  | { readonly form: 'flag'; readonly parameter: string; readonly value: string }
  /** A word may follow; without one the option means `value`. */
  | { readonly form: 'optional'; readonly parameter: string; readonly value: string }
  /** Words up to the next option, joined by commas. */
  | { readonly form: 'list'; readonly parameter: string }
  | { readonly form: PairsForm; readonly parameter: string };

/**
 * How pairs are written: `a=1,b=2` or a JSON object; such an object in base64; `a=1&b=2` with
 * percent signs; `TagSet=[{Key=a,Value=1}]` or its JSON.
 */
export type PairsForm = 'shorthand' | 'base64' | 'query' | 'tag-set';

/** Options by name, without the dashes. */
export type AwsOptions = ReadonlyMap<string, AwsOption>;

export type OptionEntry = readonly [name: string, option: AwsOption];

/** Options that bear on no authorization. */
export function ignored(words: 0 | 1 | 'several', ...names: readonly string[]): OptionEntry[] {
  return names.map((name) => [name, { form: 'ignored', words }]);
}

/** Options whose word is a parameter, named like the option in camel case. */
export function texts(...names: readonly string[]): OptionEntry[] {
  return names.map((name) => [name, { form: 'text', parameter: camelCase(name) }]);
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/**
 * Options that every command takes.
 * Source: AWS CLI User Guide, cli-configure-options.
 */
export const GLOBAL_OPTIONS: readonly OptionEntry[] = [
  ...ignored(0, 'debug', 'no-verify-ssl', 'no-paginate', 'no-cli-pager', 'no-cli-auto-prompt'),
  ...ignored(0, 'cli-auto-prompt', 'no-sign-request'),
  ...ignored(1, 'output', 'query', 'profile', 'region', 'endpoint-url', 'color', 'ca-bundle'),
  ...ignored(1, 'cli-read-timeout', 'cli-connect-timeout', 'cli-binary-format'),
];
