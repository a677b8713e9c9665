// Policies of any size, made the same way every time.

const BUCKETS = ['reports', 'logs', 'lab', 'archive', 'inbox'];

/** The text of an identity policy with that many statements, as a person would indent it. */
export function policyText(statements) {
  const list = Array.from({ length: statements }, (_, index) => {
    const bucket = BUCKETS[index % BUCKETS.length];
    return {
      Sid: `Statement${index}`,
      Effect: index % 7 === 0 ? 'Deny' : 'Allow',
      Action: ['s3:GetObject', 's3:PutObject', index % 3 === 0 ? 's3:DeleteObject' : 's3:List*'],
      Resource: [`arn:aws:s3:::${bucket}-${index}/*`, `arn:aws:s3:::${bucket}-${index}`],
      Condition: {
        StringEquals: { 'aws:PrincipalTag/team': `team-${index}` },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    };
  });
  return JSON.stringify({ Version: '2012-10-17', Statement: list }, undefined, 2);
}

/** One like these, with a statement that looks like none that matches requests, and a needless one. */
export function doubtfulText(statements) {
  const { Statement, ...rest } = JSON.parse(policyText(statements));
  const [first] = Statement;
  const narrow = { ...first, Sid: 'Narrow', Action: 's3:GetObject', Resource: first.Resource[0] };
  const Condition = {
    StringLike: { 's3:prefix': ['home/*', 'work/*'] },
    StringNotLike: { 's3:prefix': 'home/*' },
  };
  const list = { ...first, Sid: 'List', Action: 's3:ListBucket', Condition };
  return JSON.stringify({ ...rest, Statement: [...Statement, narrow, list] }, undefined, 2);
}

/** Files of policies that together have at least that many bytes. */
export function policyFiles(bytes, statementsEach = 20) {
  const text = policyText(statementsEach);
  return Array.from({ length: Math.ceil(bytes / text.length) }, () => text);
}
