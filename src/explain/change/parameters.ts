import type { Mismatch } from '../../authorize/near-misses.ts';
import { operator } from '../../catalog/operators.ts';
import { PRINCIPAL_TAG } from '../../catalog/principal-tag.ts';
import { asciiLower } from '../../policy/ascii-case.ts';
import { WEIGHT, type ParameterEdit, type TagEdit } from './edit.ts';

/** A request parameter and how people call it, up to its value. */
interface ParameterWords {
  readonly name: string;
  readonly words: string;
}

/** Condition keys that a request parameter sets, in lower case. */
const PARAMETERS: ReadonlyMap<string, ParameterWords> = new Map([
  header('x-amz-acl', 'acl'),
  header('x-amz-copy-source', 'copySource'),
  header('x-amz-grant-full-control', 'grantFullControl'),
  header('x-amz-grant-read', 'grantRead'),
  header('x-amz-metadata-directive', 'metadataDirective'),
  header('x-amz-server-side-encryption', 'serverSideEncryption'),
  header('x-amz-server-side-encryption-aws-kms-key-id', 'kmsKeyId'),
  header('x-amz-server-side-encryption-customer-algorithm', 'sseCustomerAlgorithm'),
  header('x-amz-storage-class', 'storageClass'),
  header('x-amz-website-redirect-location', 'websiteRedirectLocation'),
  own('s3:delimiter', 'delimiter', 'delimiter='),
  own('s3:max-keys', 'maxKeys', 'max-keys='),
  own('s3:object-lock-mode', 'objectLockMode', 'the header x-amz-object-lock-mode: '),
  own('s3:prefix', 'prefix', 'prefix='),
  own('s3:versionid', 'versionId', 'the version id '),
  own('aws:multifactorauthpresent', 'aws:MultiFactorAuthPresent', 'it after MFA: multi-factor '),
  own('aws:securetransport', 'aws:SecureTransport', 'it over TLS: aws:SecureTransport '),
  own('aws:sourceidentity', 'aws:SourceIdentity', 'the source identity '),
  own('aws:sourceip', 'aws:SourceIp', 'it from an address such as '),
  own('aws:sourcevpce', 'vpcEndpoint', 'it through the VPC endpoint '),
]);

function header(name: string, parameter: string): readonly [key: string, words: ParameterWords] {
  return own(`s3:${name}`, parameter, `the header ${name}: `);
}

function own(
  key: string,
  name: string,
  words: string,
): readonly [key: string, words: ParameterWords] {
  return [key, { name, words }];
}

/** Beginnings of keys, each with that of the parameter. */
const FAMILIES: readonly (readonly [start: string, parameter: string, words: string])[] = [
  ['kms:encryptioncontext:', 'encryptionContext.', 'the encryption context pair '],
  ['s3:requestobjecttag/', 'tagging.', 'the object tag '],
];

/**
 * The changes of the request that turn one test around: `wanted` is what it has to become. A value
 * that nobody can name, such as one for a pattern, gives none.
 */
export function parameterEdits(test: Mismatch, wanted: boolean): readonly ParameterEdit[] {
  const found = parameterOf(test.key ?? '');
  if (!found) return [];
  const { name, words } = found;
  return valuesFor(test, wanted).map((value) => ({
    kind: 'parameter',
    name,
    value,
    says: value === undefined ? `leave out ${words.trim()}` : `send ${words}${value}`,
    weight: WEIGHT.parameter,
  }));
}

/** The tag of the caller that turns a test around. */
export function tagEdits(test: Mismatch, wanted: boolean, principal: string): readonly TagEdit[] {
  const { key = '' } = test;
  if (!asciiLower(key).startsWith(PRINCIPAL_TAG)) return [];
  const name = key.slice(PRINCIPAL_TAG.length);
  return valuesFor(test, wanted).flatMap((value) =>
    value === undefined
      ? []
      : [
          {
            kind: 'tag',
            principal,
            name,
            value,
            says: `tag ${principal} with ${name}=${value}`,
            weight: WEIGHT.tag,
          },
        ],
  );
}

function parameterOf(key: string): ParameterWords | undefined {
  const lower = asciiLower(key);
  const known = PARAMETERS.get(lower);
  if (known) return known;
  const family = FAMILIES.find(([start]) => lower.startsWith(start));
  if (!family) return undefined;
  const [start, parameter, words] = family;
  const name = key.slice(start.length);
  return { name: parameter + name, words: `${words}${name}=` };
}

/** The value to send where a policy only asks for some value, by key. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['s3:x-amz-server-side-encryption', 'aws:kms'],
]);

type Values = readonly (string | undefined)[];
const ABSENT: Values = [undefined];

/** The values that make a test of a key true or false; undefined stands for the key's absence. */
function valuesFor({ name, key = '', filled }: Mismatch, wanted: boolean): Values {
  const row = operator(plainName(name));
  if (!row) return [];
  const isTrue = filled.some((text) => asciiLower(text) === 'true');
  if (row.comparison === 'null') {
    return isTrue === wanted
      ? ABSENT
      : [USUAL.get(asciiLower(key))].filter((one) => one !== undefined);
  }
  const isEqual = row.negated !== wanted;
  if (row.comparison === 'bool') return [String(isTrue === isEqual)];
  if (!isEqual) return ABSENT;
  if (row.comparison === 'in-range') return filled.map((range) => range.split('/')[0]);
  return filled.filter((text) => !row.wildcards || !/[*?]/.test(text));
}

/** An operator without set operator and suffix. */
export function plainName(name: string): string {
  const rest = name.slice(name.indexOf(':') + 1);
  return asciiLower(rest).endsWith(SUFFIX) ? rest.slice(0, -SUFFIX.length) : rest;
}

const SUFFIX = 'ifexists';
