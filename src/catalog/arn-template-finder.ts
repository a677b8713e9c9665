import type { ArnTemplate } from './arn-template.ts';
import { once } from './once.ts';
import type { Service } from './service.ts';

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
  const all = once(() => {
    const byService = new Map<string, ArnTemplate[]>();
    for (const prefix of services()) {
      for (const template of templatesOf(service(prefix))) {
        const known = byService.get(template.service);
        if (known) known.push(template);
        else byService.set(template.service, [template]);
      }
    }
    return byService;
  });
  return function* find(arnService) {
    for (const template of templatesOf(service(arnService))) {
      if (template.service === arnService) yield template;
    }
    yield* all().get(arnService) ?? [];
  };
}

function templatesOf(service: Service | undefined): readonly ArnTemplate[] {
  return (service?.resourceTypes ?? []).flatMap((type) => type.arnTemplates);
}
