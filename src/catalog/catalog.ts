import { asciiLower } from '../policy/ascii-case.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import type { Action } from './action.ts';
import { apiOperation } from './api-operations.ts';
import type { ArnTemplate } from './arn-template.ts';
import { arnTemplateFinder } from './arn-template-finder.ts';
import type { ConditionKey } from './condition-key.ts';
import { openFacts, type FactsFile } from './facts-file.ts';
import { keyFinder } from './key-finder.ts';
import { nearest } from './nearest.ts';
import { nearestKey } from './nearest-key.ts';
import { once } from './once.ts';
import { presenceOf } from './presence.ts';
import type { Presence } from './presence-verdict.ts';
import { service as readService, type Service } from './service.ts';

/**
 * What AWS documents about services, actions, resource types and condition keys. Nothing is read
 * before the first look-up, and of a service only its own line; every look-up ignores ASCII case.
 */
export interface Catalog {
  /** Where the facts come from; `date` is the day of the data, `YYYY-MM-DD`. */
  readonly source: { readonly package: string; readonly version: string; readonly date: string };
  /** The prefixes of all services, sorted. */
  services(): readonly string[];
  service(prefix: string): Service | undefined;
  /** Prefixes of the services whose resources a resource control policy reaches, sorted. */
  rcpServices(): readonly string[];
  /** The action with this id, `s3:GetObject`; no wildcards. */
  action(id: string): Action | undefined;
  /**
   * The forms of all ARNs that carry this service name, which is in lower case; those of the service
   * of that prefix first. Going through all of them reads every service.
   */
  arnTemplates(arnService: string): Iterable<ArnTemplate>;
  /** All actions that an Action entry stands for; `*` reads every service. */
  expand(pattern: string): readonly Action[];
  /**
   * The key that a policy's text names: global, of a service, or a claim of an identity provider.
   * Tag and context names are folded away: `aws:PrincipalTag/team` gives `aws:PrincipalTag/`.
   */
  conditionKey(text: string): ConditionKey | undefined;
  /** The global keys: `aws:` ones, and those that a service adds to the requests of its roles. */
  globalKeys(): readonly ConditionKey[];
  /** Whether a request for the action can carry the key; `unknown` for an undocumented key. */
  presence(key: string, action: Action): Presence;
  /** The ids of the actions that authorize an API operation that is none itself: `s3:HeadObject`. */
  apiOperation(id: string): readonly string[] | undefined;
  /** The service prefix that was probably meant. */
  nearestService(prefix: string): string | undefined;
  /** The name of the service's action that was probably meant. */
  nearestAction(service: Service, name: string): string | undefined;
  /** The condition key that was probably meant, with the free name as it was written. */
  nearestConditionKey(text: string): string | undefined;
}

/** A catalog over a facts file, which is opened at the first look-up. */
export function createCatalog(open: () => FactsFile): Catalog {
  const facts = once(open);
  const services = once(() => Object.keys(facts().header.services));
  const service = serviceReader(facts);
  const keys = once(() => keyFinder(facts().header, service));
  const action = (id: string): Action | undefined => {
    const [prefix, name] = splitId(id);
    return service(prefix)?.action(name);
  };
  return {
    get source() {
      const { package: name, version, date } = facts().header;
      return { package: name, version, date };
    },
    services,
    service,
    rcpServices: () => facts().header.rcpServices,
    action,
    arnTemplates: arnTemplateFinder(services, service),
    expand(pattern) {
      const [prefix, name] = pattern === '*' ? ['*', '*'] : splitId(pattern);
      return services()
        .filter((candidate) => matchesWildcard(asciiLower(prefix), candidate))
        .flatMap((candidate) => service(candidate)?.expand(name) ?? []);
    },
    conditionKey: (text) => keys().find(text),
    globalKeys: () => keys().globals,
    presence(text, of) {
      const key = keys().find(text);
      const ofAction = service(of.service);
      if (!key || !ofAction) return 'unknown';
      return presenceOf(key, of, { ofAction, ofKey: keys().owner(text) ?? ofAction });
    },
    apiOperation,
    nearestService: (prefix) => nearest(prefix, services()),
    nearestAction: (of, name) =>
      nearest(
        name,
        of.actions().map((candidate) => candidate.name),
      ),
    nearestConditionKey: (text) => nearestKey(text, keys().candidates(text)),
  };
}

/** The catalog of the facts file that lies beside this module; the file is read once a process. */
export const catalog: Catalog = createCatalog(() =>
  openFacts(new URL('./facts.jsonl', import.meta.url)),
);

/** Services by prefix, each read at most once. */
function serviceReader(facts: () => FactsFile): (prefix: string) => Service | undefined {
  const read = new Map<string, Service>();
  return (prefix) => {
    const name = asciiLower(prefix);
    const known = read.get(name);
    if (known) return known;
    const row = facts().service(name);
    if (!row) return undefined;
    const made = readService(row);
    read.set(name, made);
    return made;
  };
}

/** `s3:GetObject` → `s3`, `GetObject`; a text without a colon has no action name. */
function splitId(id: string): readonly [prefix: string, name: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? [id, ''] : [id.slice(0, colon), id.slice(colon + 1)];
}
