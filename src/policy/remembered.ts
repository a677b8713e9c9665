/**
 * A function of one object that works its result out once for each and keeps it as long as the
 * object lives. Rules of one policy, and questions about one estate, share what they have in common
 * through it.
 */
export function remembered<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  return keptIn(new WeakMap(), work);
}

/**
 * The same where the function itself does not outlive the objects, as what belongs to one policy does
 * not outlive its statements: thousands of weak entries would be a burden to the garbage collector.
 */
export function rememberedWithin<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  return keptIn(new Map(), work);
}

interface Kept<Subject, Result> {
  get(subject: Subject): { readonly result: Result } | undefined;
  set(subject: Subject, kept: { readonly result: Result }): unknown;
}

function keptIn<Subject extends object, Result>(
  known: Kept<Subject, Result>,
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  return (subject) => {
    const found = known.get(subject);
    if (found) return found.result;
    const result = work(subject);
    known.set(subject, { result });
    return result;
  };
}
