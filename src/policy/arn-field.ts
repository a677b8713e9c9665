import { splitArn } from './arn.ts';
import { placeholdersIn } from './placeholder.ts';
import { hasWildcard } from './wildcard.ts';

/** One field of an ARN with its place in the text, in units of the text. */
export interface ArnField {
  readonly name: ArnFieldName;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type ArnFieldName = 'partition' | 'service' | 'region' | 'account' | 'resource';

export type ArnFields = Readonly<Record<ArnFieldName, ArnField>>;

/** The fields of an ARN; undefined for a text that `parseArn` takes for none. */
export function arnFields(text: string): ArnFields | undefined {
  const parts = splitArn(text);
  const [prefix, partition, service, region, account, resource] = parts;
  if (prefix !== 'arn' || resource === undefined) return undefined;
  let end = prefix.length;
  const field = (name: ArnFieldName, part = ''): ArnField => {
    const from = end + 1;
    end = from + part.length;
    return { name, text: part, from, to: end };
  };
  return {
    partition: field('partition', partition),
    service: field('service', service),
    region: field('region', region),
    account: field('account', account),
    resource: field('resource', resource),
  };
}

/** True for a text that says what it means: no wildcard, no variable and no placeholder in it. */
export function isSettled(text: string): boolean {
  return !hasWildcard(text) && !text.includes('${') && placeholdersIn(text).length === 0;
}

/**
 * True for a field that still holds the word for what belongs there, in any spelling: `region`,
 * `account-id`, `myAccountID`, `partition`; an account also as `XXXXXXXXXXXX`.
 */
export function isFieldWord({ name, text }: ArnField): boolean {
  return FIELD_WORDS.get(name)?.test(text) === true && isSettled(text);
}

const FIELD_WORDS: ReadonlyMap<ArnFieldName, RegExp> = new Map([
  ['partition', /partition/i],
  ['service', /^service$/i],
  ['region', /region/i],
  ['account', /account|^x+$/i],
]);
