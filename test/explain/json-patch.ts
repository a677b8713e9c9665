/** One operation of RFC 6902, of those that keyproof prints. */
export interface Operation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** A JSON value after a patch, applied as RFC 6902 says. */
export function applyPatch(document: unknown, patch: readonly Operation[]): unknown {
  return patch.reduce((value, { op, path, value: added }) => {
    const steps = path
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    return changed(value, steps, { op, added });
  }, document);
}

interface Change {
  readonly op: Operation['op'];
  readonly added: unknown;
}

function changed(target: unknown, [step, ...rest]: readonly string[], change: Change): unknown {
  if (step === undefined) return change.added;
  if (Array.isArray(target)) {
    if (step === '-') return [...target, change.added];
    return target.map((item: unknown, index) =>
      String(index) === step ? changed(item, rest, change) : item,
    );
  }
  if (typeof target !== 'object' || target === null) throw new Error(`nothing at ${step}`);
  const members = new Map(Object.entries(target));
  if (!members.has(step) && (rest.length > 0 || change.op === 'replace'))
    throw new Error(`nothing at ${step}`);
  return Object.fromEntries([...members, [step, changed(members.get(step), rest, change)]]);
}
