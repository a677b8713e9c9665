import type { ArnTemplate } from '../catalog/arn-template.ts';
import { nearest } from '../catalog/nearest.ts';
import { equalsIgnoringCase } from '../policy/ascii-case.ts';

/**
 * The last field of an ARN as it was probably meant: with the word for its type, and the separator
 * behind it, that one of the forms has. `roles/reader` gives `role/reader`, `function/a` gives
 * `function:a`.
 */
export function meantResource(resource: string, forms: readonly ArnTemplate[]): string | undefined {
  const length = resource.search(/[/:]/);
  const word = resource.slice(0, Math.max(0, length));
  const starts = forms.map((form) => /^([a-z-]+)[/:]/i.exec(form.resource) ?? ['', '']);
  const words = starts.map(([, name = '']) => name);
  const near = words.find((one) => equalsIgnoringCase(one, word)) ?? nearest(word, words);
  for (const [start] of starts.filter(([, name]) => name === near && near !== '')) {
    const text = start + resource.slice(length + 1);
    if (forms.some((form) => form.overlapsResource(text))) return text;
  }
  return undefined;
}
