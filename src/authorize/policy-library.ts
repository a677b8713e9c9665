import { hasVariables, type Policy, type Statement } from '../policy/policy.ts';
import { Terms } from '../term/term.ts';
import type { PolicyKind } from './policy-kind.ts';
import type { NamedPolicy } from './policy-set.ts';
import { brokenShape, type BrokenShape } from './statement-shape.ts';
import { readMeaning, type CompiledStatement, type Meanings } from './statement.ts';

/**
 * Compiled policies and the terms that they share. Policy sets that are compiled with one library
 * compile each policy once.
 */
export class PolicyLibrary {
  readonly terms: Terms = new Terms();
  readonly #compiled = new Map<NamedPolicy, Map<PolicyKind, readonly CompiledStatement[]>>();

  /** The statements of a policy that is attached as this kind. */
  statements(named: NamedPolicy, kind: PolicyKind): readonly CompiledStatement[] {
    const kinds = this.#compiled.get(named) ?? new Map<PolicyKind, readonly CompiledStatement[]>();
    this.#compiled.set(named, kinds);
    const known = kinds.get(kind);
    if (known) return known;
    const made = compileStatements(named, kind, this.terms);
    kinds.set(kind, made);
    return made;
  }
}

function compileStatements(
  named: NamedPolicy,
  kind: PolicyKind,
  terms: Terms,
): readonly CompiledStatement[] {
  const { name } = named;
  const reason = 'unreadable' in named ? named.unreadable : policyFault(named.policy);
  if (reason !== undefined || 'unreadable' in named) {
    return [unreadable({ kind, policy: name, index: 0 }, reason ?? 'it cannot be read')];
  }
  const { policy } = named;
  const faulty = new Set(policy.problems.map(({ statement }) => statement));
  const read = policy.statements.map((statement) => {
    const broken = faulty.delete(statement.index) ? brokenShape(statement.node) : undefined;
    return compileStatement(statement, policy, { kind, terms, broken, policy: name });
  });
  // What is left belongs to items of the list that are no statements.
  const rest = [...faulty].filter((index) => index !== undefined);
  return [...read, ...rest.map((index) => unreadable({ kind, policy: name, index }, NO_STATEMENT))];
}

const NO_STATEMENT = 'it is no object';

interface StatementScene {
  readonly kind: PolicyKind;
  readonly terms: Terms;
  readonly broken: BrokenShape | undefined;
  /** The policy's name. */
  readonly policy: string;
}

function compileStatement(
  statement: Statement,
  policy: Policy,
  scene: StatementScene,
): CompiledStatement {
  const { index, sid, effect } = statement;
  const { kind, broken } = scene;
  return {
    kind,
    policy: scene.policy,
    index,
    sid: sid?.value,
    effect: broken?.parts.has('Effect') ? undefined : effect,
    meanings: meaningsOf(statement, policy, scene),
  };
}

/** Why nothing that a document says can be relied on. */
function policyFault({ version, node, problems }: Policy): string | undefined {
  if (problems.some(({ statement }) => statement === undefined)) {
    return 'the document does not have the form that the policy grammar asks for';
  }
  if (version && !VERSIONS.has(version.value)) return `\`${version.value}\` is no policy version`;
  const hasStatement = node.members.some(({ key }) => key.value === 'Statement');
  return hasStatement ? undefined : 'the document has no Statement';
}

const VERSIONS: ReadonlySet<string> = new Set(['2012-10-17', '2008-10-17']);

function unreadable(
  place: Pick<CompiledStatement, 'kind' | 'policy' | 'index'>,
  reason: string,
): CompiledStatement {
  const why = `${placeText(place.policy, place.index)} cannot be read: ${reason}`;
  return { ...place, sid: undefined, effect: undefined, meanings: malformedMeanings(why) };
}

function malformedMeanings(reason: string): Meanings {
  return { kind: 'plain', meaning: { kind: 'malformed', reason } };
}

/** Under the older language version `${…}` is text; a statement without it means one thing. */
function meaningsOf(statement: Statement, policy: Policy, scene: StatementScene): Meanings {
  const place = placeText(scene.policy, statement.index);
  const meaning = (variables: boolean) => readMeaning(statement, { ...scene, variables, place });
  if (hasVariables(policy)) return { kind: 'plain', meaning: meaning(true) };
  const usual = meaning(false);
  if (!mayHoldVariables(statement)) return { kind: 'plain', meaning: usual };
  return { kind: 'doubtful', usual, other: meaning(true) };
}

function placeText(policy: string, index: number): string {
  return `statement ${index} of \`${policy}\``;
}

function mayHoldVariables({ resource, conditions }: Statement): boolean {
  return (
    resource?.patterns.some(({ text }) => text.includes('${')) === true ||
    conditions.some(({ values }) =>
      values.some((value) => value.kind === 'string' && value.value.includes('${')),
    )
  );
}
