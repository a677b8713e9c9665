import { findKey } from '../../estate/find-key.ts';
import { findResource } from '../../estate/find-resource.ts';
import { WEIGHT, type Edit, type ParameterEdit } from './edit.ts';
import type { Obstacle } from './obstacle.ts';

/** Changes for what is no matter of policies: the state of a key, the form of a request. */
export function stateEdits(obstacle: Obstacle): readonly Edit[] {
  return [...enabledKey(obstacle), ...rightRequest(obstacle)];
}

function enabledKey({ judgement }: Obstacle): readonly Edit[] {
  const key = judgement.steps.at(-1)?.step.kms?.key;
  const does = key && HOW[key.state];
  if (!key || does === undefined) return [];
  const says = `${does} ${key.arn}`;
  return [{ kind: 'key-state', key: key.arn, state: 'Enabled', says, weight: WEIGHT.keyState }];
}

/** Other states end by themselves, or with what only the owner of the key material can do. */
const HOW: Readonly<Record<string, string>> = {
  Disabled: 'enable',
  PendingDeletion: 'cancel the deletion of, and enable,',
};

function rightRequest({ judgement, trial: { subject, estate } }: Obstacle): readonly Edit[] {
  if (judgement.kind !== 'bad-request' || subject.kind !== 'operation') return [];
  const { parameters, resource } = subject.request;
  const edits: ParameterEdit[] = [];
  const named = parameters.get('kmsKeyId');
  if (named !== undefined) {
    edits.push(
      parameter('serverSideEncryption', 'aws:kms', 'say which encryption: send aws:kms'),
      parameter(
        'kmsKeyId',
        undefined,
        'leave the key out, so that the default of the bucket counts',
      ),
    );
    const found = findResource(estate, resource);
    if (found.kind === 'bucket' || found.kind === 'object') {
      const { account, region } = found.bucket;
      const key = findKey(estate, named, { account, region });
      if (key.kind === 'key')
        edits.push(parameter('kmsKeyId', key.key.arn, `name the key by its ARN, ${key.key.arn}`));
    }
  }
  if (parameters.has('sseCustomerAlgorithm'))
    edits.push(parameter('sseCustomerAlgorithm', undefined, 'upload without a key of your own'));
  return edits;
}

function parameter(name: string, value: string | undefined, says: string): ParameterEdit {
  return { kind: 'parameter', name, value, says, weight: WEIGHT.parameter };
}
