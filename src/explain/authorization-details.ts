import type { ContextValue, Request } from '../authorize/request.ts';
import { Fields, scalarText } from './fields.ts';
import type { BlamedPolicy } from './policy-words.ts';

/**
 * AWS's own answer on a refused request: GetRequestAuthorizationDetails, which takes the
 * authorization id of an error message.
 * Source: IAM Toolbox API Reference, API_GetRequestAuthorizationDetails.
 */
export interface AuthorizationDetails {
  readonly evaluations: readonly AuthorizationEvaluation[];
  /** All policies that were evaluated, whether or not one of their statements matched. */
  readonly policies: readonly EvaluatedPolicy[];
  /** False when further evaluations are on another page. */
  readonly isComplete: boolean;
}

/** How one action on one resource was decided. */
export interface AuthorizationEvaluation {
  readonly action: string;
  readonly resource: string;
  readonly effect: 'allow' | 'explicit-deny' | 'implicit-deny' | undefined;
  /** Its context is complete: a key that it does not have was absent. Undefined without a principal. */
  readonly request: Request | undefined;
  readonly matched: readonly MatchedPolicy[];
}

export interface MatchedPolicy {
  readonly uri: string;
  readonly type: BlamedPolicy | undefined;
  readonly statements: readonly {
    readonly sid: string | undefined;
    readonly effect: string | undefined;
  }[];
}

export interface EvaluatedPolicy {
  readonly uri: string;
  readonly type: BlamedPolicy | undefined;
  readonly isInline: boolean | undefined;
  /** ARNs of what the policy is attached to. */
  readonly attachedTo: readonly string[];
}

/** Reads such an answer; undefined for a value of another form. Never throws. */
export function readAuthorizationDetails(value: unknown): AuthorizationDetails | undefined {
  const answer = Fields.of(value);
  if (!answer || !Array.isArray(answer.get('evaluations'))) return undefined;
  const shared = contextOf(answer.fields('requestContext'));
  const policies = answer.list('policies').flatMap(policyOf);
  const types = new Map(policies.map(({ uri, type }) => [uri, type]));
  const evaluations = answer
    .list('evaluations')
    .flatMap((evaluation) => evaluationOf(evaluation, shared, types));
  if (evaluations.length === 0 && policies.length === 0) return undefined;
  return { evaluations, policies, isComplete: answer.text('nextToken') === undefined };
}

type Types = ReadonlyMap<string, BlamedPolicy | undefined>;
type Context = ReadonlyMap<string, ContextValue>;

function evaluationOf(value: unknown, shared: Context, types: Types): AuthorizationEvaluation[] {
  const evaluation = Fields.of(value);
  const action = evaluation?.text('action');
  if (!evaluation || action === undefined) return [];
  const resource = evaluation.text('resource') || '*';
  const context = new Map([...shared, ...contextOf(evaluation.fields('context'))]);
  const principal = principalIn(context);
  return [
    {
      action,
      resource,
      effect: EFFECTS.get(evaluation.text('evaluatedEffect') ?? ''),
      request:
        principal === undefined ? undefined : requestOf({ principal, action, resource, context }),
      matched: evaluation.list('matchedPolicies').flatMap((policy) => matchedOf(policy, types)),
    },
  ];
}

function requestOf(parts: Pick<Request, 'principal' | 'action' | 'resource' | 'context'>): Request {
  const owner = parts.context.get('aws:ResourceAccount');
  return { ...parts, resourceAccount: typeof owner === 'string' ? owner : undefined, unknown: [] };
}

/** The session of a role has the name of its role here; the unique id ends with the session's. */
function principalIn(context: Context): string | undefined {
  const arn = context.get('aws:PrincipalArn') ?? context.get('aws:PrincipalServiceName');
  return typeof arn === 'string' ? arn : undefined;
}

const EFFECTS: ReadonlyMap<string, AuthorizationEvaluation['effect']> = new Map([
  ['ALLOW', 'allow'],
  ['EXPLICIT_DENY', 'explicit-deny'],
  ['IMPLICIT_DENY', 'implicit-deny'],
]);

const TYPES: ReadonlyMap<string, BlamedPolicy> = new Map([
  ['IDENTITY_BASED_POLICY', 'identity'],
  ['RESOURCE_BASED_POLICY', 'resource'],
  ['PERMISSIONS_BOUNDARY', 'boundary'],
  ['SESSION_POLICY', 'session'],
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
  ['VPC_ENDPOINT_POLICY', 'endpoint'],
]);

function contextOf(fields: Fields | undefined): Context {
  const context = new Map<string, ContextValue>();
  for (const name of fields?.names() ?? []) {
    const value = fields?.get(name);
    const text = scalarText(value);
    if (text !== undefined) context.set(name, text);
    else if (Array.isArray(value))
      context.set(
        name,
        value.flatMap((one) => scalarText(one) ?? []),
      );
  }
  return context;
}

function matchedOf(value: unknown, types: Types): MatchedPolicy[] {
  const policy = Fields.of(value);
  const uri = policy?.text('uri');
  if (!policy || uri === undefined) return [];
  const statements = policy.list('matchedStatements').flatMap((statement) => {
    const fields = Fields.of(statement);
    return fields ? [{ sid: fields.text('sid'), effect: fields.text('evaluatedEffect') }] : [];
  });
  return [{ uri, type: types.get(uri), statements }];
}

function policyOf(value: unknown): EvaluatedPolicy[] {
  const policy = Fields.of(value);
  const uri = policy?.text('uri');
  if (!policy || uri === undefined) return [];
  const attachedTo = policy.list('attachedTo').flatMap((one) => Fields.of(one)?.text('arn') ?? []);
  return [
    {
      uri,
      type: TYPES.get(policy.text('type') ?? ''),
      isInline: policy.flag('inline'),
      attachedTo,
    },
  ];
}
