import { Alike } from '../../access/alike.ts';
import { openDoubts } from '../../access/open-doubts.ts';
import { wayQuestion, type Asked } from '../../access/question.ts';
import { questionScope, type AskedPair } from '../../access/question-scope.ts';
import { subjectName, type Subject } from '../../access/subject.ts';
import type { PolicyLibrary } from '../../authorize/policy-library.ts';
import type { NamedPolicy } from '../../authorize/policy-set.ts';
import type { Bucket, Estate, Key } from '../../estate/estate.ts';
import { chosenReadings, DoubtReadings } from '../../flow/doubts.ts';
import type { OperationRequest } from '../../flow/operation-request.ts';
import { simulate } from '../../flow/simulate.ts';
import { policyContext } from '../context.ts';
import { remembered } from '../remembered.ts';
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
}

/** The context in which rules look at an estate, with what answers their questions. */
export function estateContext({ estate, settings, library }: QuestionScene): EstateContext {
  const questions = new Questions(estate, library);
  const decrypt = remembered((bucket: Bucket) => questions.ofObjects(bucket, 'decrypt'));
  const encrypt = remembered((bucket: Bucket) => questions.ofObjects(bucket, 'encrypt'));
  const ofKey = remembered((key: Key) => rememberedText((action) => questions.ofKey(key, action)));
  const inPolicy = remembered((named: NamedPolicy) =>
    'policy' in named ? policyContext(named.policy, settings) : undefined,
  );
  return {
    estate,
    inPolicy: (named) => named && inPolicy(named),
    objectUses: (bucket, use) => (use === 'decrypt' ? decrypt(bucket) : encrypt(bucket)),
    keyUses: (key, action) => ofKey(key)(action),
    simulated: (request) => questions.simulated(request),
  };
}

function rememberedText<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text) ?? work(text);
    known.set(text, found);
    return found;
  };
}

const NO_READINGS: ReadonlySet<string> = new Set();

/** Asks of everybody, and once of all for whom the same is true. */
class Questions {
  readonly #estate: Estate;
  readonly #library: PolicyLibrary;
  readonly #alike: Alike;

  constructor(estate: Estate, library: PolicyLibrary) {
    const doubts = new DoubtReadings(chosenReadings(NO_READINGS));
    this.#estate = estate;
    this.#library = library;
    this.#alike = new Alike({ estate, library, readings: NO_READINGS, doubts });
  }

  ofObjects(bucket: Bucket, use: ObjectUse['use']): readonly ObjectUse[] {
    return this.#ask(use, `${bucket.arn}/*`, (users, asked, runs) => {
      const { encryption } = asked.kind === 'object' ? asked.target.stored : bucket;
      return objectUse({ use, users, encryption }, runs);
    });
  }

  ofKey({ arn }: Key, action: string): readonly KeyUse[] {
    return this.#ask(action, arn, (users, _asked, runs) => keyUse(users, runs));
  }

  simulated(request: OperationRequest): Simulated | undefined {
    const simulation = simulate(this.#estate, request, { library: this.#library });
    if ('message' in simulation) return undefined;
    const { decision, kind, at, steps } = simulation;
    return { decision, kind, at, key: steps.at(-1)?.step.kms?.key };
  }

  #ask<Use>(
    capability: string,
    resource: string,
    read: (users: Users, asked: Asked, runs: readonly Run[]) => Use,
  ): readonly Use[] {
    const scope = questionScope(this.#estate, capability, resource);
    if (scope.kind === 'fault') return [];
    const { subjects, pairs } = scope;
    return this.#alike.groups(subjects, pairs).flatMap(([first, ...others]) => {
      if (!first) return [];
      const users: Users = [userOf(first), ...others.map(userOf)];
      return pairs.map((pair) => read(users, pair.asked, this.#examine(first, pair)));
    });
  }

  /** Under every reading of the points that are in doubt. */
  #examine(subject: Subject, pair: AskedPair): readonly Run[] {
    const scene = { estate: this.#estate, library: this.#library };
    return openDoubts(NO_READINGS, (doubts) => {
      const question = wayQuestion(subject, pair.way, pair.asked, { ...scene, doubts });
      return { ...pair, subject, question, scene };
    }).map(({ result }) => result);
  }
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
