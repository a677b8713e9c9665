import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.ts';

const s3 = catalog.service('s3');

function ids(pattern: string): readonly string[] {
  return catalog.expand(pattern).map(({ id }) => id);
}

function arns(prefix: string, type: string): readonly string[] | undefined {
  const templates = catalog.service(prefix)?.resourceType(type)?.arnTemplates;
  return templates?.map(({ text }) => text);
}

describe('services', () => {
  it('are found by prefix, letter case aside', () => {
    expect(s3?.name).toBe('Amazon S3');
    expect(catalog.service('S3')).toBe(s3);
    expect(catalog.service('KMS')?.name).toBe('AWS Key Management Service');
  });

  it.each(['', 's4', 's3:', '*', '__proto__', 'toString'])('%j is none', (prefix) => {
    expect(catalog.service(prefix)).toBeUndefined();
  });

  it('are listed by prefix, sorted', () => {
    const prefixes = catalog.services();
    expect(prefixes).toContain('kms');
    expect([...prefixes].sort()).toEqual(prefixes);
  });

  it('are reached by resource control policies in part', () => {
    const supported = catalog.rcpServices();
    expect(supported).toHaveLength(62);
    for (const prefix of ['s3', 'kms', 'sts', 'sqs', 'secretsmanager']) {
      expect(supported).toContain(prefix);
    }
    expect(supported).not.toContain('ec2');
  });

  it.each([
    ['lamda', 'lambda'],
    ['dynamobd', 'dynamodb'],
    ['secretmanager', 'secretsmanager'],
    ['xyzzyx', undefined],
  ])('%s was meant for %s', (prefix, meant) => expect(catalog.nearestService(prefix)).toBe(meant));
});

describe('actions', () => {
  it('are found by name or id, letter case aside, in their documented spelling', () => {
    expect(s3?.action('getobject')?.id).toBe('s3:GetObject');
    expect(catalog.action('S3:GETOBJECT')?.id).toBe('s3:GetObject');
  });

  it.each(['s3', 's3:', ':GetObject', 's3:Get*', 's3:GetObject ', 's3:constructor'])(
    '%j is none',
    (id) => expect(catalog.action(id)).toBeUndefined(),
  );

  it.each([
    ['s3:GetObject', ['Read']],
    ['s3:ListBucket', ['List']],
    ['s3:PutObject', ['Write']],
    ['s3:PutBucketPolicy', ['Permissions management', 'Write']],
    ['kms:TagResource', ['Tagging', 'Write']],
  ])('%s has the access levels %s', (id, access) => {
    expect(catalog.action(id)?.access).toEqual(access);
  });

  it.each([
    ['kms:Decrypt', [['key', true]]],
    [
      'kms:CreateAlias',
      [
        ['alias', true],
        ['key', true],
      ],
    ],
    [
      's3:GetObject',
      [
        ['accesspointobject', false],
        ['object', false],
      ],
    ],
    ['kms:ListKeys', []],
  ])('%s acts on %j (type, required)', (id, types) => {
    const action = catalog.action(id);
    expect(action?.resourceTypes.map(({ type, required }) => [type.name, required])).toEqual(types);
    expect(action?.onlyStarResource).toBe(types.length === 0);
  });

  it('name the actions that their caller needs as well', () => {
    expect(catalog.action('lambda:CreateFunction')?.dependentActions).toEqual(['iam:PassRole']);
    expect(catalog.action('s3:GetObject')?.dependentActions).toEqual([]);
  });

  it('name only keys that their service lists', () => {
    const services = catalog.services().map((prefix) => catalog.service(prefix));
    const unlisted = services.flatMap((service) =>
      (service?.actions() ?? [])
        .flatMap((action) => action.conditionKeys)
        .filter((name) => service?.conditionKey(name)?.name !== name),
    );
    expect(unlisted).toEqual([]);
  });

  it.each([
    ['GetObjct', 'GetObject'],
    ['ListBuckets', 'ListBucket'],
    ['PutBucketPolciy', 'PutBucketPolicy'],
    ['Frobnicate', undefined],
  ])('s3:%s was meant for %s', (name, meant) => {
    expect(s3 && catalog.nearestAction(s3, name)).toBe(meant);
  });
});

describe('wildcards', () => {
  it.each([
    ['kms:ReEncrypt*', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['KMS:reencrypt*', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['s3:?etObjectTorrent', ['s3:GetObjectTorrent']],
    ['s3:GetObject', ['s3:GetObject']],
    ['s3:Nothing*', []],
    ['s3', []],
  ])('%s expands to %j', (pattern, expected) => expect(ids(pattern)).toEqual(expected));

  it('s3:* is all of Amazon S3', () => {
    expect(ids('s3:*')).toEqual(s3?.actions().map(({ id }) => id));
    expect(ids('s3:*')).toHaveLength(180);
  });

  it('* is all actions of all services', () => {
    expect(ids('*')).toHaveLength(22_091);
    expect(ids('*:*')).toEqual(ids('*'));
  });
});

describe('resource types', () => {
  it('carry keys of their own', () => {
    expect(s3?.resourceType('Object')?.conditionKeys).toEqual([
      'aws:ResourceTag/',
      's3:BucketTag/',
    ]);
    expect(catalog.service('kms')?.resourceType('key')?.conditionKeys).toContain(
      'kms:ResourceAliases',
    );
  });

  it('say when the reference has no key data', () => {
    expect(s3?.resourceType('multiregionaccesspoint')?.conditionKeys).toBeUndefined();
  });

  it('have ARN templates, some more than one', () => {
    expect(arns('s3', 'bucket')).toEqual(['arn:${Partition}:s3:::${BucketName}']);
    expect(arns('apigateway', 'Stages')).toHaveLength(2);
  });
});
