import { policyKinds } from '../../authorize/policy-kind.ts';
import type { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { Estate, Key, Principal } from '../../estate/estate.ts';
import type { S3Target } from '../../flow/call.ts';
import { parseArn } from '../../policy/arn.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { FALSE } from '../../term/term.ts';
import { madePolicy } from '../made-policy.ts';
import type { AnswerScene } from '../answer.ts';
import type { AskedPair } from '../question-scope.ts';
import { principalText, type Subject } from '../subject.ts';
import { ask, pairOf } from './ask.ts';
import { withBucket, withKey, withPrincipal } from './changed-estate.ts';
import type { Lever } from './lever.ts';
import type { Asking } from './move.ts';
import { keyLevers, objectTagLevers, ownTagLevers } from './tag-levers.ts';

/** Who pulls a lever, for what, and in which estate. */
export interface LeverPlace {
  readonly estate: Estate;
  readonly subject: Subject;
  readonly asking: Asking;
  readonly scene: AnswerScene;
}

/** The changes that can bear on an access, whether or not the subject may make them. */
export function leversOf(place: LeverPlace): readonly Lever[] {
  return [grants, keyPolicies, bucketPolicies, ownPolicies, tags].flatMap((row) => row(place));
}

/** Operations that a grant can allow. Source: AWS KMS API Reference, CreateGrant. */
const GRANTABLE =
  /^kms:(?:Decrypt|Encrypt|GenerateDataKey(?:Pair)?(?:WithoutPlaintext)?|ReEncrypt(?:From|To)|Sign|Verify|GenerateMac|VerifyMac|DescribeKey|GetPublicKey|DeriveSharedSecret|CreateGrant)$/;

function grants({ estate, subject, asking }: LeverPlace): readonly Lever[] {
  return keysIn(asking, estate).flatMap(([key, calls]): readonly Lever[] => {
    const operations = calls.filter((call) => GRANTABLE.test(call)).map((call) => call.slice(4));
    if (operations.length === 0) return [];
    const grantee = principalText(subject);
    const asked = { kind: 'key', arn: key.arn } as const;
    const said = new Map([['operations', operations.join()]]);
    const way = { operation: 'kms:CreateGrant', parameters: said };
    const parameters = new Map([...said, ['granteePrincipal', grantee]]);
    const grant = { grantee, operations, constraints: {} };
    return [
      {
        kind: 'create-grant',
        action: way.operation,
        resource: key.arn,
        pair: { way: { ...way, parameters }, asked },
        probe: { way, asked },
        change: (before) => withKey(before, { ...key, grants: [...key.grants, grant] }),
      },
    ];
  });
}

function keyPolicies({ estate, subject, asking }: LeverPlace): readonly Lever[] {
  return keysIn(asking, estate).map(([key]): Lever => {
    const pair: AskedPair = {
      way: { operation: 'kms:PutKeyPolicy', parameters: new Map() },
      asked: { kind: 'key', arn: key.arn },
    };
    const Principal = { AWS: principalText(subject) };
    const policy = madePolicy('the new key policy', 'key', {
      Principal,
      Action: 'kms:*',
      Resource: '*',
    });
    return {
      kind: 'change-key-policy',
      action: pair.way.operation,
      resource: key.arn,
      pair,
      probe: pair,
      change: (before) => withKey(before, { ...key, policy }),
    };
  });
}

function bucketPolicies({ estate, subject, asking }: LeverPlace): readonly Lever[] {
  const target = targetIn(asking, estate);
  if (!target) return [];
  const { bucket } = target;
  const pair: AskedPair = {
    way: { operation: 's3:PutBucketPolicy', parameters: new Map() },
    asked: { kind: 'object', target },
  };
  const policy = madePolicy('the new bucket policy', 'bucket', {
    Principal: { AWS: principalText(subject) },
    Action: 's3:*',
    Resource: [bucket.arn, `${bucket.arn}/*`],
  });
  return [
    {
      kind: 'change-bucket-policy',
      action: pair.way.operation,
      resource: bucket.arn,
      pair,
      probe: pair,
      change: (before) => withBucket(before, { ...bucket, policy }),
    },
  ];
}

type OwnRow = readonly [kind: Lever['kind'], action: string, resource: string];

/** Source: Service Authorization Reference, list_awsidentityandaccessmanagementiam. */
function ownRows(principal: Principal): readonly OwnRow[] {
  const { arn, identity, boundary } = principal;
  const type = principal.kind === 'user' ? 'User' : 'Role';
  const groups = principal.kind === 'user' ? principal.groups : [];
  const start = arn.slice(0, arn.indexOf(`:${principal.kind}/`));
  const managed = identity.map(({ name }) => name).filter(isManagedPolicy);
  return [
    ['change-own-policies', `iam:Put${type}Policy`, arn],
    ['change-own-policies', `iam:Attach${type}Policy`, arn],
    ...groups.flatMap((group): readonly OwnRow[] => [
      ['change-own-policies', 'iam:PutGroupPolicy', `${start}:group/${group}`],
      ['change-own-policies', 'iam:AttachGroupPolicy', `${start}:group/${group}`],
    ]),
    ...managed.map((policy): OwnRow => ['change-own-policies', 'iam:CreatePolicyVersion', policy]),
    ...(boundary
      ? [['change-boundary', `iam:Delete${type}PermissionsBoundary`, arn] as const]
      : []),
  ];
}

function isManagedPolicy(name: string): boolean {
  const arn = parseArn(name);
  return arn?.service === 'iam' && arn.account !== 'aws' && arn.resource.startsWith('policy/');
}

const ANYTHING = madePolicy('the new policy', 'identity', { Action: '*', Resource: '*' });

function ownPolicies({ estate, subject, scene: { library } }: LeverPlace): readonly Lever[] {
  if (subject.kind === 'outside') return [];
  const { account, arn } = subject.principal;
  const own = estate.accounts.get(account)?.principals.get(arn) ?? subject.principal;
  return ownRows(own)
    .filter(([, action]) => mayAllow(own, action, library))
    .map(([kind, action, resource]) => ({
      kind,
      action,
      resource,
      pair: pairOf(action, resource),
      change: (before) =>
        withPrincipal(
          before,
          kind === 'change-boundary'
            ? { ...own, boundary: undefined }
            : { ...own, identity: [...own.identity, ANYTHING] },
        ),
    }));
}

/**
 * Tags and aliases that the access asks for, on whatever it asks them of. Another encryption of an
 * object is no such change: who may make it may decrypt the object already.
 */
function tags({ estate, subject, asking: shared, scene }: LeverPlace): readonly Lever[] {
  const principal = subject.kind === 'principal' ? subject.principal : undefined;
  const own = principal && estate.accounts.get(principal.account)?.principals.get(principal.arn);
  const { library } = scene;
  const isTagger = own && TAGGING.some((action) => mayAllow(own, action, library));
  // Those who are alike share a question; what it asks for may differ by their names.
  const asking = isTagger ? ask(subject, shared.pairs, scene) : shared;
  const target = targetIn(asking, estate);
  return [
    ...(own
      ? ownTagLevers(own, asking).filter(({ action }) => mayAllow(own, action, library))
      : []),
    ...keysIn(asking, estate).flatMap(([key]) => keyLevers(key, asking)),
    ...(target ? objectTagLevers(target, asking) : []),
  ];
}

const TAGGING = [
  'iam:TagUser',
  'iam:TagRole',
  'kms:TagResource',
  'kms:CreateAlias',
  's3:PutObjectTagging',
];

/** What an access is of in Amazon S3, with the bucket as the estate has it. */
function targetIn({ pairs }: Asking, estate: Estate): S3Target | undefined {
  const [target] = pairs.flatMap(({ asked }) => (asked.kind === 'object' ? [asked.target] : []));
  const bucket = target && estate.buckets.get(target.bucket.name);
  return bucket && { ...target, bucket };
}

/** No policy but their own lets somebody change what is in IAM. */
function mayAllow({ identity }: Principal, action: string, library: PolicyLibrary): boolean {
  return library
    .allStatements(identity, policyKinds.identity)
    .some(
      (one) =>
        one.effect !== 'Deny' &&
        (one.type === 'unreadable' || one.action(asciiLower(action)) !== FALSE),
    );
}

/** The keys of the customer that an access calls, as the estate has them, with the calls. */
function keysIn(
  { answer }: Asking,
  estate: Estate,
): readonly (readonly [Key, readonly string[]])[] {
  const calls = new Map<Key, Set<string>>();
  for (const { question } of answer.ways) {
    for (const { call, kms } of question.steps) {
      const key = kms && estate.accounts.get(kms.key.account)?.keys.get(kms.key.arn);
      if (!key || key.manager !== 'customer') continue;
      calls.set(key, (calls.get(key) ?? new Set()).add(call));
    }
  }
  return [...calls].map(([key, of]) => [key, [...of]] as const);
}
