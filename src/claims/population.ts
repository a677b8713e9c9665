import { subjectName, principalText, type Subject } from '../access/subject.ts';
import type { Estate } from '../estate/estate.ts';
import { parseArn } from '../policy/arn.ts';
import { matchesWildcard } from '../policy/wildcard.ts';
import type { Boundary, Claim, Population, Subject as Named } from './claim.ts';

/** Those of whom a claim speaks. */
export function populationOf(
  claim: Claim,
  subjects: readonly Subject[],
  estate: Estate,
): readonly Subject[] {
  switch (claim.kind) {
    case 'nobody':
      return subjects.filter((subject) => isOf(subject, claim.population, estate));
    case 'only':
      return subjects.filter((subject) => !claim.subjects.some((named) => isNamed(subject, named)));
    case 'some':
    case 'always':
      return subjects.filter((subject) => isNamed(subject, claim.subject));
  }
}

function isOf(
  subject: Subject,
  { isAnonymous, except, outside }: Population,
  estate: Estate,
): boolean {
  if (isAnonymous && principalText(subject) !== 'anonymous') return false;
  if (except.some((named) => isNamed(subject, named))) return false;
  return !outside || !isInside(subject, outside, estate);
}

/** `*` in a name stands for any text. */
function isNamed(subject: Subject, named: Named): boolean {
  switch (named.kind) {
    case 'anonymous':
      return principalText(subject) === 'anonymous';
    case 'account':
      return accountOf(subject) === named.id.text;
    case 'principal':
      return (
        matchesWildcard(named.name.text, subjectName(subject)) ||
        matchesWildcard(named.name.text, principalText(subject))
      );
  }
}

function isInside(subject: Subject, boundary: Boundary, estate: Estate): boolean {
  const account = accountOf(subject);
  if (boundary.kind === 'account') return account === boundary.id.text;
  if (subject.kind === 'outside') return subject.organization === boundary.id.text;
  const { organization } = estate.accounts.get(subject.principal.account) ?? {};
  return organization?.id === boundary.id.text;
}

function accountOf(subject: Subject): string | undefined {
  if (subject.kind === 'principal') return subject.principal.account;
  return parseArn(subject.representative)?.account;
}
