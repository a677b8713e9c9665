import { Alike } from '../../access/alike.ts';
import { openDoubts } from '../../access/open-doubts.ts';
import { wayQuestion, type Asked } from '../../access/question.ts';
import { questionScope, type AskedPair } from '../../access/question-scope.ts';
import { subjectName, type Subject } from '../../access/subject.ts';
import type { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Bucket, Estate, Key, Principal } from '../../estate/estate.ts';
import type { OperationRequest } from '../../flow/operation-request.ts';
import { simulate } from '../../flow/simulate.ts';
import { policyContext } from '../context.ts';
import { remembered } from '../../policy/remembered.ts';
import type { EstateContext, LintSettings } from '../rule.ts';
import type { KeyUse, ObjectUse, Simulated, User, Users } from './uses.ts';
import { keyUse, objectUse } from './examine.ts';
import type { Run } from './way-run.ts';

/** What the questions of rules are asked in. */
export interface QuestionScene {
  readonly estate: Estate;
  readonly settings: LintSettings;
  /** Compiled policies, shared between questions. */
  readonly library: PolicyLibrary;
  /** How many ways of users are looked at, where it is not as usual. */
  readonly budget?: number;
}

/** A context that tells whether all its questions were answered. */
export interface AskedContext extends EstateContext {
  /** True once there was too much to ask, so that rules found nothing more. */
  readonly isOver: () => boolean;
}

/** The context in which rules look at an estate, with what answers their questions. */
export function estateContext(scene: QuestionScene): AskedContext {
  const { estate, settings } = scene;
  const questions = new Questions(scene);
  const decrypt = remembered((bucket: Bucket) => questions.ofObjects(bucket, 'decrypt'));
  const encrypt = remembered((bucket: Bucket) => questions.ofObjects(bucket, 'encrypt'));
  const inPolicy = remembered((named: NamedPolicy) =>
    'policy' in named ? policyContext(named.policy, settings) : undefined,
  );
  return {
    estate,
    inPolicy: (named) => named && inPolicy(named),
    objectUses: (bucket, use) => (use === 'decrypt' ? decrypt(bucket) : encrypt(bucket)),
    keyUses: (key, action, among) => questions.ofKey(key, action, among),
    simulated: (request) => questions.simulated(request),
    isOver: () => questions.isOver,
  };
}

const NO_READINGS: ReadonlySet<string> = new Set();

/** Who can do what; of everybody where nobody in particular is given. */
interface UseQuestion {
  readonly capability: string;
  readonly resource: string;
  readonly among?: ReadonlySet<Principal> | undefined;
}

/** More ways of users are not looked at: the answers of an estate of thousands fill no report. */
const BUDGET = 20_000;

/** Asks of everybody, and once of all for whom the same is true. */
class Questions {
  readonly #estate: Estate;
  readonly #library: PolicyLibrary;
  readonly #alike: Alike;
  #left: number;

  constructor({ estate, library, budget = BUDGET }: QuestionScene) {
    this.#estate = estate;
    this.#library = library;
    this.#left = budget;
    this.#alike = new Alike({ estate, library, readings: NO_READINGS });
  }

  ofObjects(bucket: Bucket, use: ObjectUse['use']): readonly ObjectUse[] {
    const question = { capability: use, resource: `${bucket.arn}/*` };
    return this.#ask(question, (users, asked, runs) => {
      const { encryption } = asked.kind === 'object' ? asked.target.stored : bucket;
      return objectUse({ use, users, encryption }, runs);
    });
  }

  ofKey({ arn }: Key, action: string, among?: ReadonlySet<Principal>): readonly KeyUse[] {
    return this.#ask({ capability: action, resource: arn, among }, (users, _asked, runs) =>
      keyUse(users, runs),
    );
  }

  simulated(request: OperationRequest): Simulated | undefined {
    const simulation = simulate(this.#estate, request, { library: this.#library });
    if ('message' in simulation) return undefined;
    const { decision, kind, at, steps } = simulation;
    return { decision, kind, at, key: steps.at(-1)?.step.kms?.key };
  }

  #ask<Use>(
    { capability, resource, among }: UseQuestion,
    read: (users: Users, asked: Asked, runs: readonly Run[]) => Use,
  ): readonly Use[] {
    const scope = questionScope(this.#estate, capability, resource);
    if (scope.kind === 'fault') return [];
    const { pairs } = scope;
    const subjects = scope.subjects.filter((one) => !among || isAmong(one, among));
    const isOver = this.#left <= 0;
    const groups = isOver ? [subjects] : this.#alike.groups(subjects, pairs);
    return groups.flatMap(([first, ...others]) => {
      if (!first) return [];
      const users: Users = [userOf(first), ...others.map(userOf)];
      return pairs.map((pair) => read(users, pair.asked, isOver ? [] : this.#examine(first, pair)));
    });
  }

  /** True once nobody can tell any more, as there was too much to ask. */
  get isOver(): boolean {
    return this.#left <= 0;
  }

  /** Under every reading of the points that are in doubt. */
  #examine(subject: Subject, pair: AskedPair): readonly Run[] {
    this.#left--;
    const scene = { estate: this.#estate, library: this.#library };
    return openDoubts(NO_READINGS, (doubts) => {
      const question = wayQuestion(subject, pair.way, pair.asked, { ...scene, doubts });
      return { ...pair, subject, question, scene };
    }).map(({ result }) => result);
  }
}

function isAmong(subject: Subject, principals: ReadonlySet<Principal>): boolean {
  return subject.kind === 'principal' && principals.has(subject.principal);
}

function userOf(subject: Subject): User {
  const name = subjectName(subject);
  if (subject.kind === 'principal')
    return { name, kind: 'principal', principal: subject.principal };
  return { name, kind: outsiderKind(subject.representative), principal: undefined };
}

function outsiderKind(representative: string): Exclude<User['kind'], 'principal'> {
  if (representative === 'anonymous') return 'anonymous';
  return representative.startsWith('arn:') ? 'account' : 'service';
}
