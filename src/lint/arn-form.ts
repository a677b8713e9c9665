import type { ArnTemplate } from '../catalog/arn-template.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isSettled } from '../policy/arn-field.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { NamedArn } from './named-arns.ts';
import { remembered } from './remembered.ts';

/**
 * What the documented forms of a service's ARNs say of one that a policy names: some form has its
 * resource part and is accepted, only forms that are refused have it, or none has it.
 */
export type FormVerdict = 'accepted' | 'refused' | 'no-form';

/**
 * Compares an ARN with the forms of its service, whatever its partition, Region and account are.
 * `accepts` judges each form whose resource part fits. An ARN whose service is open is accepted.
 */
export function judgeForm(
  arn: NamedArn,
  catalog: Catalog,
  accepts: (form: ArnTemplate) => boolean,
): FormVerdict {
  if (!isSettled(arn.service.text)) return 'accepted';
  const forms = formsFor(catalog)(arn);
  if (forms.some(accepts)) return 'accepted';
  return forms.length === 0 ? 'no-form' : 'refused';
}

/** The forms of an ARN's service that have its resource part. Several rules ask, one comparison is made. */
const formsFor = remembered((catalog: Catalog) =>
  remembered(({ service, resource }: NamedArn): readonly ArnTemplate[] => {
    const part = openPlaceholders(resource.text);
    return [...catalog.arnTemplates(service.text)].filter((form) => form.overlapsResource(part));
  }),
);

/**
 * True when some form of its service has the resource part of an ARN, or matches the ARN as a whole: a
 * star may run across colons, and `arn:aws:secretsmanager:*:*:db!*` has its type in a star.
 */
export function hasForm(arn: NamedArn, catalog: Catalog): boolean {
  if (judgeForm(arn, catalog, () => true) !== 'no-form') return true;
  const whole = openPlaceholders(arn.pattern.text);
  for (const form of catalog.arnTemplates(arn.service.text)) if (form.overlaps(whole)) return true;
  return false;
}
