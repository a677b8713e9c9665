import { exampleAccounts, exampleBuckets } from '../catalog/example-names.ts';
import { arnFields, isFieldWord } from '../policy/arn-field.ts';
import { placeholdersIn } from '../policy/placeholder.ts';

/** What a text holds in the place of real names: placeholders, and words such as `account-id`. */
export function openNames(text: string): readonly string[] {
  const marks = placeholdersIn(text).map((mark) => mark.text);
  const words = Object.values(arnFields(text) ?? {}).filter(isFieldWord);
  return [
    ...marks,
    ...words.map((field) => field.text),
    ...(ACCOUNT_WORD.test(text) ? [text] : []),
  ];
}

/** A whole value such as `account-id`, `AWS-account-ID` or `accountId2`. */
const ACCOUNT_WORD = /^(?:[A-Za-z]{1,20}-)?account-?(?:id|number)-?\d?$/i;

/** The names of AWS's examples that a text holds: accounts anywhere, buckets in ARNs. */
export function exampleNames(text: string, own: readonly string[]): readonly string[] {
  const numbers = text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [];
  return [
    ...numbers.filter((id) => exampleAccounts.names.includes(id) && !own.includes(id)),
    ...exampleBucketsIn(text),
  ];
}

/** Hardly any text holds such a name, and only one that does is taken apart. */
function exampleBucketsIn(text: string): readonly string[] {
  const names = exampleBuckets.names.filter((name) => text.includes(name));
  if (names.length === 0) return names;
  const bucket = arnFields(text)?.resource.text.split('/', 1)[0] ?? '';
  return names.some((name) => bucket.startsWith(name)) ? [bucket] : [];
}
