/**
 * A function of one object that works its result out once for each and keeps it as long as the
 * object lives. Rules of one policy share what they have in common through it.
 */
export function remembered<Subject extends object, Result>(
  work: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, { readonly result: Result }>();
  return (subject) => {
    const found = known.get(subject);
    if (found) return found.result;
    const result = work(subject);
    known.set(subject, { result });
    return result;
  };
}
