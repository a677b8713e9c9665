import type { Effect } from '../policy/policy.ts';
import { TRUE, type StatementKind, type Term } from '../term/term.ts';
import { attachments } from './attachments.ts';
import type { PolicyLibrary } from './policy-library.ts';
import type { PolicySet } from './policy-set.ts';
import type { Reach } from './principal-matching.ts';
import { reachOf, type Scene } from './statement-reach.ts';
import type { CompiledStatement } from './statement.ts';

/** Policies that bear on a request together: of one kind and, of the organization's, one level. */
export interface PolicyGroup {
  readonly kind: StatementKind;
  /** When the policies bear on the request at all. */
  readonly applies: Term;
  readonly statements: readonly CompiledStatement[];
  /** What each Allow reaches where the policies bear; those that reach nothing left out. */
  readonly reaches: readonly Reach[];
  /** The same for each Allow, and each Deny, in whatever form. */
  readonly allows: readonly Term[];
  readonly denies: readonly Term[];
}

/** The policies of a set that can bear on requests of a situation. */
export function policyGroups(
  set: PolicySet,
  scene: Scene,
  library: PolicyLibrary,
): readonly PolicyGroup[] {
  const { terms } = scene;
  const anyForm = (reach: Reach): Term =>
    reach.length === 1 && reach[0] ? reach[0].term : terms.anyOf(reach.map(({ term }) => term));
  return attachments(set, scene).map(({ kind, policies, applies }) => {
    const statements = library.allStatements(policies, kind);
    const bearing = { statements, applies, scene };
    const reaches = reachesOf('Allow', bearing);
    return {
      kind: kind.reported,
      applies,
      statements,
      reaches,
      allows: reaches.map(anyForm),
      denies: reachesOf('Deny', bearing).map(anyForm),
    };
  });
}

interface Bearing {
  readonly statements: readonly CompiledStatement[];
  readonly applies: Term;
  readonly scene: Scene;
}

function reachesOf(effect: Effect, { statements, applies, scene }: Bearing): readonly Reach[] {
  const found: Reach[] = [];
  for (const statement of statements) {
    const reach = reachOf(statement, effect, scene);
    if (reach.length > 0)
      found.push(applies === TRUE ? reach : whereApplies(reach, applies, scene));
  }
  return found;
}

function whereApplies(reach: Reach, applies: Term, { terms }: Scene): Reach {
  return reach.map(({ form, term }) => ({ form, term: terms.and(applies, term) }));
}
