import type { Estate, Principal } from '../estate/estate.ts';
import { remembered } from '../policy/remembered.ts';

/** One of whom a question asks: somebody of the estate, or a class of those who are not in it. */
export type Subject =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | {
      readonly kind: 'outside';
      /** Stands for all of the class; an ARN, a service or `anonymous`. */
      readonly representative: string;
      readonly name: string;
      /** Set where every account of the class is of the estate's organization, or none is. */
      readonly organization: string | undefined;
    };

/** What the answers call a subject. */
export function subjectName(subject: Subject): string {
  return subject.kind === 'principal' ? subject.principal.arn : subject.name;
}

/** The text that a request of the subject has as its principal. */
export function principalText(subject: Subject): string {
  return subject.kind === 'principal' ? subject.principal.arn : subject.representative;
}

/**
 * Everybody of the estate, then those outside whom its policies name, then everybody else. The same
 * subject is the same object in all questions about an estate.
 */
export function subjectsOf(estate: Estate, named: ReadonlySet<string>): readonly Subject[] {
  const { inside, pool } = knownSubjects(estate);
  const outsiders = [
    ...[...named].flatMap((name) => outsiderOf(name, estate)),
    ...strangers(estate),
  ];
  const shared = outsiders.map((one) => {
    const name = `${one.representative} ${one.name}`;
    const first = pool.get(name) ?? one;
    pool.set(name, first);
    return first;
  });
  return [...inside, ...new Set(shared)];
}

type Outsider = Extract<Subject, { readonly kind: 'outside' }>;

interface KnownSubjects {
  readonly inside: readonly Subject[];
  /** Those outside whom questions met so far. */
  readonly pool: Map<string, Outsider>;
}

const knownSubjects = remembered((estate: Estate): KnownSubjects => ({
  inside: insidersOf(estate),
  pool: new Map(),
}));

function insidersOf({ accounts }: Estate): readonly Subject[] {
  return [...accounts.values()].flatMap(({ principals }) =>
    [...principals.values()].map((principal): Subject => ({ kind: 'principal', principal })),
  );
}

function strangers({ organization }: Estate): readonly Outsider[] {
  return [
    ...(organization
      ? [outside(STRANGER, 'any other account of the organization', organization.id)]
      : []),
    outside(FOREIGNER, 'any other account', undefined),
    outside('anonymous', 'anonymous', undefined),
    outside('any.amazonaws.com', 'any other AWS service', undefined),
  ];
}

/** Accounts that no policy names. */
const STRANGER = 'arn:aws:iam::999999999990:role/any';
const FOREIGNER = 'arn:aws:iam::999999999999:role/any';

function outside(representative: string, name: string, organization: string | undefined): Outsider {
  return { kind: 'outside', representative, name, organization };
}

/** Whom a policy names and the estate does not have: an account, a principal of one, a service. */
function outsiderOf(name: string, estate: Estate): readonly Outsider[] {
  if (SERVICE.test(name)) return [outside(name, name, undefined)];
  const account = /^(?:arn:[^:]*:(?:iam|sts)::)?([0-9]{12})/.exec(name)?.[1];
  if (account === undefined) return [];
  const known = estate.accounts.get(account);
  if (known) return [];
  const isWhole = name === account || name.endsWith(':root');
  return isWhole
    ? [outside(`arn:aws:iam::${account}:role/any`, `account ${account}`, undefined)]
    : [outside(name, name, undefined)];
}

const SERVICE = /^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/;
