import { describe, expect, it } from 'vitest';
import { calledViaServices } from '../../src/catalog/called-via-services.ts';
import { catalog } from '../../src/catalog/catalog.ts';
import { dependentActions } from '../../src/catalog/dependent-actions.ts';
import { endpointKeyServices } from '../../src/catalog/endpoint-key-services.ts';
import { kmsViaServices, meantViaService } from '../../src/catalog/kms-via-services.ts';
import { sizeQuota } from '../../src/catalog/quotas.ts';
import {
  looksLikeRegion,
  partition,
  partitionOfRegion,
  partitions,
} from '../../src/catalog/regions.ts';
import { servicePrincipal } from '../../src/catalog/service-principals.ts';

describe('Regions', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['ap-southeast-7', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-east-9', undefined],
    ['US-EAST-1', undefined],
  ])('%s is in %s', (region, id) => expect(partitionOfRegion(region)?.id).toBe(id));

  it('all have the form of a Region', () => {
    const regions = partitions.flatMap((candidate) => candidate.regions);
    expect(regions.filter((region) => !looksLikeRegion(region))).toEqual([]);
    expect(new Set(regions).size).toBe(regions.length);
  });

  it.each(['', 'us-east', 'us-east-0', 'useast1', 'us-east-1a', 'global', '*'])(
    '%j has not',
    (text) => expect(looksLikeRegion(text)).toBe(false),
  );

  it('that are new have it too', () => expect(looksLikeRegion('ap-southeast-12')).toBe(true));

  it('are known by partition', () => {
    expect(partition('aws-cn')?.dnsSuffix).toBe('amazonaws.com.cn');
    expect(partition('aws-moon')).toBeUndefined();
  });
});

describe('service principals', () => {
  it.each([
    ['s3.amazonaws.com', 's3', undefined, true],
    ['delivery.logs.amazonaws.com', 'delivery.logs', undefined, true],
    ['logs.us-east-1.amazonaws.com', 'logs', 'us-east-1', true],
    ['ec2.amazonaws.com.cn', 'ec2', undefined, true],
    ['frobnicate.amazonaws.com', 'frobnicate', undefined, false],
    ['us-east-1.amazonaws.com', 'us-east-1', undefined, false],
  ])('%s: name %s, Region %s, known %s', (text, name, region, known) => {
    expect(servicePrincipal(text)).toMatchObject({ name, region, known });
  });

  it.each(['s3', 's3.amazonaws', '.amazonaws.com', 'a b.amazonaws.com', 'S3.amazonaws.com', '*'])(
    '%j has not the form of one',
    (text) => expect(servicePrincipal(text)).toBeUndefined(),
  );
});

describe('kms:ViaService', () => {
  it.each(['s3', 'ec2', 'rds', 'secretsmanager', 'dynamodb', 'lambda'])('is sent by %s', (name) => {
    expect(kmsViaServices.has(name)).toBe(true);
  });

  it.each([
    ['ebs', 'ec2'],
    ['aurora', 'rds'],
    ['efs', 'elasticfilesystem'],
    ['s3', undefined],
  ])('for %s is %s', (name, meant) => {
    expect(kmsViaServices.has(name)).toBe(meant === undefined);
    expect(meantViaService(name)).toBe(meant);
  });
});

describe('aws:CalledVia', () => {
  it('is set by some services, Amazon S3 not among them', () => {
    for (const name of ['athena', 'cloudformation', 'dynamodb', 'kms']) {
      expect(calledViaServices).toContain(`${name}.amazonaws.com`);
    }
    expect(calledViaServices).not.toContain('s3.amazonaws.com');
  });
});

describe('VPC endpoint keys that only some services send', () => {
  it.each([
    ['aws:SourceVpcArn', 36],
    ['aws:VpceAccount', 39],
    ['aws:VpceOrgPaths', 39],
    ['aws:VpceOrgID', 52],
  ])('%s: %i services, all in the data', (key, count) => {
    const services = [...(endpointKeyServices(key) ?? [])];
    expect(services).toHaveLength(count);
    expect(services.filter((prefix) => !catalog.service(prefix))).toEqual([]);
  });

  it('aws:SourceVpce is not one of them', () => {
    expect(endpointKeyServices('aws:SourceVpce')).toBeUndefined();
  });
});

describe('size quotas', () => {
  it.each([
    ['managed-policy', 6_144, 'characters', false],
    ['inline-user', 2_048, 'characters', false],
    ['inline-group', 5_120, 'characters', false],
    ['inline-role', 10_240, 'characters', false],
    ['trust', 2_048, 'characters', false],
    ['session', 2_048, 'characters', true],
    ['bucket', 20_480, 'bytes', true],
    ['key', 32_768, 'bytes', true],
    ['scp', 10_240, 'characters', true],
    ['rcp', 5_120, 'characters', true],
  ] as const)('%s: %i %s, whitespace counts: %s', (policy, limit, unit, countsWhitespace) => {
    expect(sizeQuota(policy)).toMatchObject({ policy, limit, unit, countsWhitespace });
  });

  it('of trust policies can be raised', () => {
    expect(sizeQuota('trust').raisableTo).toBe(8_192);
    expect(sizeQuota('bucket').raisableTo).toBe(sizeQuota('bucket').limit);
  });
});

describe('dependent actions', () => {
  it('exist, as do the actions that need them', () => {
    const ids = ['s3:CreateJob', 'kms:ReplicateKey', 'states:CreateStateMachine'];
    for (const id of ids) {
      expect(catalog.action(id)?.dependentActions).toEqual(dependentActions(id));
      expect(dependentActions(id).map((needed) => catalog.action(needed)?.id)).toEqual(
        dependentActions(id),
      );
    }
  });
});
