import { grouped } from '../policy/grouped.ts';
import type { ArnTemplate } from './arn-template.ts';
import { knownTexts } from './known-texts.ts';
import { once } from './once.ts';
import type { Service } from './service.ts';
import { unlistedArnForms } from './unlisted-arn-forms.ts';

/**
 * Finds the forms of the ARNs of a service by the name that the ARNs carry, which is not always the
 * prefix of the actions: `catalog` for `servicecatalog`. Forms that the service of that prefix lists
 * come first; those of other services follow, and only a caller that asks for them pays for reading
 * them all.
 */
export function arnTemplateFinder(
  services: () => readonly string[],
  service: (prefix: string) => Service | undefined,
): (arnService: string) => Iterable<ArnTemplate> {
  const all = once(() =>
    grouped(
      services().flatMap((prefix) => templatesOf(service(prefix))),
      serviceOf,
    ),
  );
  const listed = knownTexts((arnService) =>
    templatesOf(service(arnService)).filter((template) => template.service === arnService),
  );
  const unlisted = once(() => grouped(unlistedArnForms, serviceOf));
  return function* find(arnService) {
    yield* listed(arnService);
    yield* unlisted().get(arnService) ?? [];
    yield* all().get(arnService) ?? [];
  };
}

function templatesOf(service: Service | undefined): readonly ArnTemplate[] {
  return (service?.resourceTypes ?? []).flatMap((type) => type.arnTemplates);
}

function serviceOf({ service }: ArnTemplate): string {
  return service;
}
