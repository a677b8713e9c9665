import { asciiLower } from '../policy/ascii-case.ts';
import { keyAmong } from '../term/key-among.ts';
import { FALSE, TRUE, type StatementSource, type Term } from '../term/term.ts';
import type { Terms } from '../term/terms.ts';
import { actionAmong } from './action-among.ts';
import type { Grant, GrantConstraints } from './policy-set.ts';
import { awsNaming, IAM_CALLERS } from './principal-naming.ts';
import type { Situation } from './situation.ts';

/**
 * What a KMS grant allows: its grantee calls one of its operations on the key, and the constraints
 * are met. Grants have no other conditions and never deny.
 * Sources: AWS KMS Developer Guide, grants and create-grant-overview.
 */
export function grantTerm(
  grant: Grant,
  index: number,
  { terms, situation }: { readonly terms: Terms; readonly situation: Situation },
): Term {
  if (situation.resource !== 'key') return FALSE;
  const operations = grant.operations.map((name) => `kms:${asciiLower(name)}`);
  const term = terms.and(
    actionAmong(operations, situation.action, terms),
    granteeTerm(grant.grantee, situation, terms),
    sourceTerm(grant.constraints, terms),
    terms.or(
      actionAmong(CONTEXT_FREE, situation.action, terms),
      contextTerm(grant.constraints, terms),
    ),
  );
  return terms.statement(sourceOf(index), term);
}

/** Operations whose calls carry no encryption context, so that its constraints do not apply. */
const CONTEXT_FREE: readonly string[] = ['kms:describekey', 'kms:retiregrant'];

function sourceOf(index: number): StatementSource {
  return { kind: 'grant', policy: 'grant', statement: index, effect: 'Allow' };
}

function granteeTerm(grantee: string, { caller }: Situation, terms: Terms): Term {
  if (grantee === '*') return FALSE;
  if (caller === 'service') {
    return terms.test({ kind: 'principal', names: [{ kind: 'exactly', text: grantee }] });
  }
  if (!IAM_CALLERS.has(caller)) return FALSE;
  const scene = { terms, caller, effect: 'Allow', mayBeGateway: false } as const;
  const { level, term } = awsNaming(grantee, scene);
  if (level !== 'account' || caller === 'root') return term;
  return terms.and(
    term,
    terms.unknown('what a grant to an account gives its users and roles is not documented'),
  );
}

function sourceTerm({ sourceArn }: GrantConstraints, terms: Terms): Term {
  if (sourceArn === undefined) return TRUE;
  return keyAmong('aws:SourceArn', [{ kind: 'literal', text: sourceArn }], terms);
}

/** A guide compares the names of the pairs with case, the API reference without. */
function contextTerm(constraints: GrantConstraints, terms: Terms): Term {
  const { encryptionContextSubset: subset, encryptionContextEquals: whole } = constraints;
  const met = (ignoreCase: boolean): Term =>
    terms.allOf([
      ...[...(subset ?? []), ...(whole ?? [])].map(([name, value]) =>
        terms.test({ kind: 'encryption-pair', name, value, ignoreCase }),
      ),
      whole ? terms.test({ kind: 'encryption-names', names: [...whole.keys()], ignoreCase }) : TRUE,
    ]);
  return terms.reading('D21', met(false), met(true));
}
