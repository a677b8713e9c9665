import type { ArnTemplate } from '../catalog/arn-template.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isSettled, type ArnFields } from '../policy/arn-field.ts';
import { openPlaceholders } from '../policy/placeholder.ts';
import type { NamedArn } from './named-arns.ts';

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
  { service, resource }: Pick<ArnFields, 'service' | 'resource'>,
  catalog: Catalog,
  accepts: (form: ArnTemplate) => boolean,
): FormVerdict {
  if (!isSettled(service.text)) return 'accepted';
  const part = openPlaceholders(resource.text);
  let verdict: FormVerdict = 'no-form';
  for (const form of catalog.arnTemplates(service.text)) {
    if (!form.overlapsResource(part)) continue;
    if (accepts(form)) return 'accepted';
    verdict = 'refused';
  }
  return verdict;
}

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
