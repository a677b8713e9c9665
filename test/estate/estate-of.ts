import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { authorize } from '../../src/authorize/decision.ts';
import { compile } from '../../src/authorize/authorization.ts';
import type { ContextValue } from '../../src/authorize/request.ts';
import { loadEstate } from '../../src/config/load-estate.ts';
import type { EstateFiles } from '../../src/estate/estate-files.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { callerFacts, resourceFacts } from '../../src/estate/facts.ts';
import { findCaller, type FoundCaller } from '../../src/estate/find-caller.ts';
import { findResource } from '../../src/estate/find-resource.ts';
import { policySetFor } from '../../src/estate/policy-set-for.ts';
import { readEstate, type EstateReading } from '../../src/estate/read-estate.ts';
import { readDocument } from '../../src/syntax/document.ts';
import { LineMap } from '../../src/syntax/line-map.ts';
import { parseYaml } from '../../src/syntax/parse-yaml.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Reads an estate that refers to no files but those given. */
export function readingOf(
  yaml: string,
  files: Readonly<Record<string, string>> = {},
): EstateReading {
  const { root, problems } = parseYaml(yaml);
  if (!root) throw new Error(problems.map(({ message }) => message).join());
  return readEstate({ path: 'estate.yaml', root, lines: new LineMap(yaml) }, filesOf(files));
}

function filesOf(files: Readonly<Record<string, string>>): EstateFiles {
  const texts = new Map(Object.entries(files));
  return (path) => {
    const text = texts.get(path);
    if (text === undefined) return { kind: 'unreadable', reason: `no ${path}` };
    const { root, lines } = readDocument(path, Buffer.from(text));
    if (!root) return { kind: 'unreadable', reason: `${path} is empty` };
    return { kind: 'file', path, root, lines };
  };
}

/** The estate of a text in which nothing is wrong. */
export function estateOf(yaml: string, files?: Readonly<Record<string, string>>): Estate {
  const { estate, problems } = readingOf(yaml, files);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('; '));
  return estate;
}

/** An estate of `fixtures/`. */
export async function fixture(name: string): Promise<Estate> {
  return (await loadEstate(`fixtures/${name}`, ROOT)).estate;
}

export function fixtureText(name: string): string {
  return readFileSync(`${ROOT}fixtures/${name}`, 'utf8');
}

/** The caller that a text names in an estate; a test that misspells it fails. */
export function callerOf(estate: Estate, text: string): FoundCaller {
  const found = findCaller(estate, text);
  if (!found) throw new Error(`${text} names nobody`);
  return found;
}

/** One request in short. */
export interface Asked {
  readonly by: string;
  readonly action: string;
  readonly on: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly endpoint?: string;
}

/** What becomes of a request under all that the estate says of it. */
export function decide(estate: Estate, { by, action, on, context, endpoint }: Asked) {
  const caller = callerOf(estate, by);
  const resource = findResource(estate, on);
  const [who, what] = [callerFacts(caller), resourceFacts(resource)];
  return authorize(compile(policySetFor(estate, { caller, resource, endpoint })), {
    principal: by,
    action,
    resource: on,
    context: new Map([...who.context, ...what.context, ...Object.entries(context ?? {})]),
    unknown: [...who.unknown, ...what.unknown],
    resourceAccount: ownerOf(what.context.get('aws:ResourceAccount')),
    managementAccount: estate.organization?.managementAccount,
  });
}

function ownerOf(value: ContextValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
