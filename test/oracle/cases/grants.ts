import type { Case } from './case.ts';
import { A, allow, B, decrypts, deny, FOREIGN_USER, policy, ROLE, SESSION, USER } from './case.ts';

const GRANTS = 'KMS Developer Guide: grants';
const SILENT = policy(allow({ Action: 'ec2:*' }));
const NOBODY = policy(allow({ Principal: { AWS: `arn:aws:iam::${A}:user/admin` } }));
const grant = (grantee: string, constraints: object = {}): Case['policies'] => ({
  resource: NOBODY,
  grants: [{ grantee, operations: ['Decrypt', 'DescribeKey'], constraints }],
});
const PAIR = { 'kms:EncryptionContext:owner': 'ana' };
const S3_PAIRS = { ...PAIR, 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::lab/a.txt' };

/** KMS grants. */
export const GRANT: readonly Case[] = [
  {
    name: 'a grant allows without any policy',
    page: GRANTS,
    request: decrypts(USER),
    policies: grant(USER),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a grant is not limited by the boundary, as far as is known',
    page: GRANTS,
    request: decrypts(USER),
    policies: { ...grant(USER), boundary: [SILENT] },
    expect: 'allow',
    doubts: ['D20'],
  },
  {
    name: 'a Deny beats a grant',
    page: GRANTS,
    request: decrypts(USER),
    policies: { ...grant(USER), resource: policy(deny({ Principal: '*' })) },
    expect: 'explicit-deny',
    doubts: [],
  },
  {
    name: 'a subset constraint is met by a larger context',
    page: 'KMS Developer Guide: create-grant-overview',
    request: decrypts(USER, S3_PAIRS),
    policies: grant(USER, { encryptionContextSubset: { owner: 'ana' } }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'an equality constraint is not',
    page: 'KMS Developer Guide: create-grant-overview',
    request: decrypts(USER, S3_PAIRS),
    policies: grant(USER, { encryptionContextEquals: { owner: 'ana' } }),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'case of a constraint key is a doubtful point',
    page: 'KMS API Reference: GrantConstraints',
    request: decrypts(USER, PAIR),
    policies: grant(USER, { encryptionContextEquals: { Owner: 'ana' } }),
    expect: 'implicit-deny',
    doubts: ['D21'],
  },
  {
    name: 'a grant to a role serves its sessions',
    page: GRANTS,
    request: decrypts(SESSION),
    policies: grant(ROLE),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a grant to somebody else does not serve',
    page: GRANTS,
    request: decrypts(SESSION),
    policies: grant(USER),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a grant gives the listed operations only',
    page: GRANTS,
    request: { ...decrypts(USER), action: 'kms:Encrypt' },
    policies: grant(USER),
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'a grant serves another account without its identity policy, as far as is known',
    page: 'KMS Developer Guide: key-policy-modifying-external-accounts',
    request: decrypts(FOREIGN_USER),
    policies: grant(FOREIGN_USER),
    expect: 'allow',
    doubts: ['D20'],
  },
  {
    name: 'an SCP must allow what a grant gives',
    page: 'Organizations: orgs_manage_policies_scps',
    request: decrypts(USER),
    policies: { ...grant(USER), scps: [[SILENT]] },
    expect: 'implicit-deny',
    doubts: [],
  },
  {
    name: 'what a grant to an account gives its users is not documented',
    page: GRANTS,
    request: decrypts(FOREIGN_USER),
    policies: grant(`arn:aws:iam::${B}:root`),
    expect: 'unknown',
  },
  {
    name: 'DescribeKey has no encryption context to constrain',
    page: 'KMS Developer Guide: create-grant-overview',
    request: { ...decrypts(USER), action: 'kms:DescribeKey' },
    policies: grant(USER, { encryptionContextEquals: { owner: 'ana' } }),
    expect: 'allow',
    doubts: [],
  },
  {
    name: 'a pair of the encryption context that nobody can tell',
    page: 'KMS Developer Guide: create-grant-overview',
    request: { ...decrypts(USER), unknown: ['kms:EncryptionContext:owner'] },
    policies: grant(USER, { encryptionContextSubset: { owner: 'ana' } }),
    expect: 'unknown',
  },
  {
    name: 'a further pair that may be there breaks equality',
    page: 'KMS Developer Guide: create-grant-overview',
    request: { ...decrypts(USER, PAIR), unknown: ['kms:EncryptionContext:cost'] },
    policies: grant(USER, { encryptionContextEquals: { owner: 'ana' } }),
    expect: 'unknown',
  },
  {
    name: 'but not inclusion',
    page: 'KMS Developer Guide: create-grant-overview',
    request: { ...decrypts(USER, PAIR), unknown: ['kms:EncryptionContext:cost'] },
    policies: grant(USER, { encryptionContextSubset: { owner: 'ana' } }),
    expect: 'allow',
    doubts: [],
  },
];
