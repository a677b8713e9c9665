import { accessAnalyzerCodes } from './access-analyzer.ts';
import { familyOf, type RuleInfo } from './rule.ts';

/** The sets of rules that a team chooses from. */
export const PROFILES = ['recommended', 'strict', 'access-analyzer', 'aws-s3-kms'] as const;

export type Profile = (typeof PROFILES)[number];

/** What each set is for. */
export const PROFILE_TITLES: Readonly<Record<Profile, string>> = {
  recommended: 'What is surely wrong, and what a reviewer of security wants to see',
  strict: 'Every rule, those that many right policies break too',
  'access-analyzer': 'The rules that stand for a check of IAM Access Analyzer, with its names',
  'aws-s3-kms': 'What matters to buckets, keys and the policies that lead to them',
};

/** The rules of a profile. */
export function rulesIn<Info extends Pick<RuleInfo, 'id' | 'profile'>>(
  profile: Profile,
  rules: readonly Info[],
): readonly Info[] {
  return rules.filter((rule) => MEMBERS[profile](rule));
}

const MEMBERS: Readonly<Record<Profile, (rule: Pick<RuleInfo, 'id' | 'profile'>) => boolean>> = {
  recommended: ({ profile }) => profile === undefined,
  strict: () => true,
  'access-analyzer': ({ id }) => accessAnalyzerCodes(id).length > 0,
  'aws-s3-kms': ({ id, profile }) =>
    S3_AND_KMS.has(familyOf(id)) || (profile === undefined && !ELSEWHERE.has(familyOf(id))),
};

const S3_AND_KMS: ReadonlySet<string> = new Set(['s3', 'kms', 'abac', 'sse-kms']);

/** Families that say nothing of buckets and keys. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'identity',
  'trust',
  'scp',
  'rcp',
  'vpce',
  'size',
  'style',
]);
