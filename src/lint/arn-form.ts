import type { ArnTemplate } from '../catalog/arn-template.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isSettled } from '../policy/arn-field.ts';
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
  arn: NamedArn,
  catalog: Catalog,
  accepts: (form: ArnTemplate) => boolean,
): FormVerdict {
  if (!isSettled(arn.service.text)) return 'accepted';
  let verdict: FormVerdict = 'no-form';
  // The forms of other services come last and are read only if they are asked for.
  for (const form of catalog.arnTemplates(arn.service.text)) {
    if (!arn.fits(form)) continue;
    if (accepts(form)) return 'accepted';
    verdict = 'refused';
  }
  return verdict;
}

/**
 * True when some form of its service has the resource part of an ARN. Without a word for its type the
 * ARN may match a form as a whole: a star can run across colons, so that
 * `arn:aws:secretsmanager:*:*:db!*` has its type in a star.
 */
export function hasForm(arn: NamedArn, catalog: Catalog): boolean {
  if (judgeForm(arn, catalog, () => true) !== 'no-form') return true;
  if (/^[A-Za-z][\w-]*[/:]/.test(arn.resource.text)) return false;
  const whole = openPlaceholders(arn.pattern.text);
  for (const form of catalog.arnTemplates(arn.service.text)) {
    if (form.overlaps(whole)) return true;
  }
  return false;
}
