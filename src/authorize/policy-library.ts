import { hasVariables, type Policy } from '../policy/policy.ts';
import { Terms } from '../term/terms.ts';
import type { PolicyKind } from './policy-kind.ts';
import type { NamedPolicy } from './policy-set.ts';
import { ReadableStatement, type CompiledStatement } from './statement.ts';

/**
 * Compiled policies and the terms that they share. Policy sets that are compiled with one library
 * compile each policy once.
 */
export class PolicyLibrary {
  readonly terms: Terms = new Terms();
  readonly #compiled = new Map<NamedPolicy, CompiledPolicy[]>();

  /** The statements of policies that are attached together as this kind. */
  allStatements(policies: readonly NamedPolicy[], kind: PolicyKind): readonly CompiledStatement[] {
    const [only] = policies;
    return policies.length === 1 && only
      ? this.statements(only, kind)
      : policies.flatMap((named) => this.statements(named, kind));
  }

  /** The statements of a policy that is attached as this kind. */
  statements(named: NamedPolicy, kind: PolicyKind): readonly CompiledStatement[] {
    const known = this.#compiled.get(named);
    for (const one of known ?? []) if (one.kind === kind) return one.statements;
    const made = { kind, statements: compileStatements(named, kind, this.terms) };
    if (known) known.push(made);
    else this.#compiled.set(named, [made]);
    return made.statements;
  }
}

/** The statements of a policy as one of the kinds that it is attached as, which are few. */
interface CompiledPolicy {
  readonly kind: PolicyKind;
  readonly statements: readonly CompiledStatement[];
}

function compileStatements(
  named: NamedPolicy,
  kind: PolicyKind,
  terms: Terms,
): readonly CompiledStatement[] {
  const { name } = named;
  if ('unreadable' in named) return [unreadable(named.unreadable, { kind, name, index: 0 })];
  const { policy } = named;
  const fault = policyFault(policy);
  if (fault !== undefined) return [unreadable(fault, { kind, name, index: 0 })];
  const scene = { kind, name, variables: hasVariables(policy), terms };
  const { statements, problems } = policy;
  if (problems.length === 0) {
    return statements.map((statement) => new ReadableStatement(statement, false, scene));
  }
  const odd = new Set(problems.map(({ statement }) => statement));
  const read = statements.map(
    (statement) => new ReadableStatement(statement, odd.delete(statement.index), scene),
  );
  // What is left belongs to items of the list that are no statements.
  const rest = [...odd].filter((index) => index !== undefined);
  return [...read, ...rest.map((index) => unreadable('it is no object', { kind, name, index }))];
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
  reason: string,
  { kind, name, index }: { kind: PolicyKind; name: string; index: number },
): CompiledStatement {
  return {
    type: 'unreadable',
    kind,
    policy: name,
    index,
    sid: undefined,
    effect: undefined,
    reason: `statement ${index} of \`${name}\` cannot be read: ${reason}`,
  };
}
