import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PolicyLibrary } from '../../src/authorize/policy-library.ts';
import { readEstate } from '../../src/estate/read-estate.ts';
import type { Estate } from '../../src/estate/estate.ts';
import type { Edit } from '../../src/explain/change/edit.ts';
import { patchJson } from '../../src/explain/change/patch.ts';
import type { Explained } from '../../src/explain/explain-call.ts';
import { judge } from '../../src/explain/judge.ts';
import type { Subject } from '../../src/explain/subject.ts';
import { LineMap } from '../../src/syntax/line-map.ts';
import { fromValue } from '../../src/syntax/from-value.ts';
import { applyPatch, type Operation } from './json-patch.ts';
import { causesScene, estateText, explainedCases, explainedEvent } from './explained-cases.ts';

const scene = await causesScene();

/** The estate file as a value, and what is asked in it. */
interface World {
  readonly file: unknown;
  readonly subject: Subject;
}

/** Makes a change by hand: in the estate's file, or in the request. */
function change({ file, subject }: World, edit: Edit): World {
  const put = (path: string, value: unknown): World => {
    const operation: Operation = { op: 'add', path, value };
    return { file: applyPatch(file, [operation]), subject };
  };
  switch (edit.kind) {
    case 'policy': {
      const path = `/${pointerOf(edit.policy)}`;
      const patch: readonly Operation[] = JSON.parse(JSON.stringify(patchJson(edit.patch)));
      return {
        file: applyPatch(
          file,
          patch.map((one) => ({ ...one, path: `${path}${one.path}` })),
        ),
        subject,
      };
    }
    case 'new-policy': {
      const [, , , , account = '', name = ''] = edit.attachTo.split(':');
      if (edit.type === 'bucket')
        return put(`/accounts/111111111111/buckets/${name}/policy`, edit.document);
      return put(`/accounts/${account}/${name.replace('/', 's/')}/policies`, [edit.document]);
    }
    case 'tag': {
      const [, , , , account = '', name = ''] = edit.principal.split(':');
      return put(`/accounts/${account}/${name.replace('/', 's/')}/tags`, {
        [edit.name]: edit.value,
      });
    }
    case 'key-state': {
      const [, , , , account = '', name = ''] = edit.key.split(':');
      return put(`/accounts/${account}/${name.replace('/', 's/')}/state`, edit.state);
    }
    case 'parameter':
      return { file, subject: withParameter(subject, edit) };
  }
}

/** Inline policies are called by their places; an ARN on the way is one step. */
function pointerOf(name: string): string {
  if (name.startsWith('organization/')) return name;
  const resource = /^(\d+\/resources)\/(arn:.*)\/policy$/.exec(name);
  return resource
    ? `accounts/${resource[1]}/${resource[2]?.replaceAll('/', '~1')}/policy`
    : `accounts/${name}`;
}

function withParameter(subject: Subject, edit: Extract<Edit, { kind: 'parameter' }>): Subject {
  if (subject.kind !== 'operation') throw new Error('only operations have parameters');
  const parameters = new Map(subject.request.parameters);
  if (edit.value === undefined) parameters.delete(edit.name);
  else parameters.set(edit.name, edit.value);
  return { ...subject, request: { ...subject.request, parameters } };
}

function estateOf(file: unknown): Estate {
  const made = fromValue(file);
  if (made.kind !== 'tree') throw new Error(made.message);
  const text = { path: 'causes.estate.yaml', root: made.root, lines: new LineMap('') };
  return readEstate(text, (path) => ({ kind: 'unreadable', reason: path })).estate;
}

function decisionAfter(edits: readonly Edit[], explained: Explained): string | undefined {
  const { subject } = explained.findings;
  if (!subject) throw new Error('nothing was judged');
  const start: World = { file: parse(estateText), subject };
  const { file, subject: asked } = edits.reduce(change, start);
  const library = new PolicyLibrary();
  return judge(asked, { estate: estateOf(file), library, readings: new Set() })?.decision;
}

const explained = explainedCases.map(({ id, event }) => ({ id, ...explainedEvent(event, scene) }));
const suggested = explained.flatMap((one) =>
  one.advice.suggestions.map(({ edits, alsoAllows }, index) => ({
    name: `${one.id}, ${index + 1}: ${edits.map(({ kind }) => kind).join(', ')}`,
    one,
    edits,
    alsoAllows,
  })),
);

describe('every suggested change, made in the estate’s file, allows the call', () => {
  test.for(suggested)('$name', ({ one, edits }) => {
    expect(decisionAfter([], one)).toBe('deny');
    expect(decisionAfter(edits, one)).toBe('allow');
  });
});

test('whatever the model denies has a change or something to do instead', () => {
  const helpless = explained.filter(
    ({ advice }) => advice.suggestions.length === 0 && advice.instead === undefined,
  );
  expect(helpless.filter(({ findings }) => findings.judgement?.decision === 'deny')).toEqual([]);
});

test('no change takes a Deny away, and exceptions say what the Deny protects', () => {
  const edits = suggested.flatMap((one) => one.edits);
  const exceptions = edits.filter(
    ({ says }) => says.includes('exception') || says.includes('spare'),
  );
  expect(exceptions.length).toBeGreaterThan(3);
  expect(exceptions.filter(({ protects }) => protects === undefined)).toEqual([]);
  const operations = edits.flatMap((edit) => (edit.kind === 'policy' ? edit.patch : []));
  expect(operations.length).toBeGreaterThan(20);
  expect(new Set(operations.map(({ op }) => op))).toEqual(new Set(['add', 'replace']));
});

function letIn(id: string): readonly string[] {
  return suggested.filter(({ one }) => one.id === id).flatMap(({ alsoAllows }) => alsoAllows);
}

describe('a change that lets others in says so', () => {
  test.for([
    ['12/endpoint', 'arn:aws:iam::111111111111:user/reader'],
    ['6/other-header', 'arn:aws:iam::111111111111:user/writer'],
    ['1/read', 'the caller on other objects of the bucket'],
    ['2/part', 'the caller at AWS KMS without Amazon S3 (kms:Decrypt)'],
  ] as const)('%s: %s', ([id, who]) => {
    expect(letIn(id)).toContain(who);
  });

  test('one of the request alone lets nobody else in', () => {
    expect(letIn('6/no-header')).toEqual([]);
  });
});
