import { isListedInFull } from '../catalog/complete-services.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { asciiLower } from '../policy/ascii-case.ts';
import { isFieldWord } from '../policy/arn-field.ts';
import { hasWildcard } from '../policy/wildcard.ts';
import { hasForm } from './arn-form.ts';
import { meantResource } from './meant-resource.ts';
import type { NamedArn } from './named-arns.ts';

/** What is wrong with the form of an ARN, by how sure the reference makes of it. */
export type FormFault =
  /** No ARN has this service. */
  | { readonly kind: 'service' }
  /** Near to a form of a service that the reference lists in full, or of another. */
  | { readonly kind: 'near' | 'slip'; readonly meant: string }
  /** Near to none: of a service that the reference lists in full, or of another, there in a Deny. */
  | { readonly kind: 'form' | 'unlisted' | 'unguarded'; readonly forms: readonly string[] };

/** The fault of an ARN's form; undefined where there is none, or where another rule says more. */
export function formFault(arn: NamedArn, catalog: Catalog): FormFault | undefined {
  const { statement, service, resource } = arn;
  if (isFieldWord(service) || asciiLower(service.text) !== service.text) return undefined;
  if (hasForm(arn, catalog)) return undefined;
  const forms = [...new Set(catalog.arnTemplates(service.text))];
  if (forms.length === 0) return catalog.service(service.text) ? undefined : { kind: 'service' };
  const isSure = isListedInFull(service.text);
  const meant = meantResource(resource.text, forms);
  if (meant !== undefined) return { kind: isSure ? 'near' : 'slip', meant };
  const unsure = statement.effect === 'Deny' ? 'unguarded' : 'unlisted';
  const kind = isSure && !hasWildcard(resource.text) ? 'form' : unsure;
  return { kind, forms: forms.map(({ text }) => text) };
}
