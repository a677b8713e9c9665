import { addActions, coverObjects, defineRule, grouped, versionTwin } from '../../src/index.ts';

export default defineRule({
  id: 's3/deny-get-misses-version',
  title: 'Deny on objects that requests for a version get past',
  severity: 'warning',
  rationale: `
    A request with a version id is authorized as another action: reading it is s3:GetObjectVersion, and
    s3:GetObject is not asked for. Every object has a version id that may be sent, the latest version
    too, so that a Deny of the one action alone is got past by naming it.`,
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
  ],
  messages: {
    versions: {
      message: 'requests with a version id get past this Deny: {actions}',
      why: 'they are authorized as another action, which no statement denies',
      help: 'deny {actions} as well',
    },
  },
  examples: {
    invalid: [
      {
        title: 'secret objects, by their latest version only',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*",
  ~~~~~~~~ requests with a version id get past this Deny: \`s3:GetObjectVersion\`
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": "secret" } } } }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*",
  "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*",
  "Condition": { "StringEquals": { "s3:ExistingObjectTag/class": "secret" } } } }
`,
      },
      {
        title: 'versions are denied for other objects',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::lab/*" },
                                        ~~~~~~~~ requests with a version id get past this Deny: \`s3:GetObjectVersion\`
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObjectVersion", "Resource": "arn:aws:s3:::lab/a/*" }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:GetObjectVersion"], "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObjectVersion", "Resource": "arn:aws:s3:::lab/a/*" }] }
`,
      },
      {
        title: 'tags, in another letter case',
        policy: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:putobjecttagging", "s3:DELETEOBJECTTAGGING", "s3:GetObject*"],
  ~~~~~~~~ requests with a version id get past this Deny: \`s3:PutObjectVersionTagging\` and \`s3:DeleteObjectVersionTagging\`
  "Resource": ["arn:aws:s3:::lab/*"] }] }
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": "*",
  "Action": ["s3:putobjecttagging", "s3:DELETEOBJECTTAGGING", "s3:GetObject*", "s3:PutObjectVersionTagging", "s3:DeleteObjectVersionTagging"],
  "Resource": ["arn:aws:s3:::lab/*"] }] }
`,
      },
    ],
    valid: [
      {
        title: 'both actions, by a wildcard and in two statements',
        policy: `
{ "Version": "2012-10-17", "Statement": [
  { "Effect": "Deny", "Principal": "*", "Action": "s3:GetObject*", "Resource": "arn:aws:s3:::lab/a/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObjectAcl", "Resource": "arn:aws:s3:::lab/*" },
  { "Effect": "Deny", "Principal": "*", "Action": "s3:PutObjectVersionAcl", "Resource": "arn:aws:s3:::lab/*" }] }
`,
      },
    ],
  },

  *check(context) {
    const denials = context.policy.statements
      .filter(({ effect }) => effect === 'Deny')
      .flatMap((statement) =>
        context.applied(statement, 's3').actions.map(({ id }) => ({ statement, id })),
      );
    const byAction = grouped(denials, ({ id }) => id);
    for (const [statement, own] of grouped(denials, (denial) => denial.statement)) {
      const actions = own.flatMap(({ id }) => {
        const twin = versionTwin(id);
        const others = byAction.get(twin ?? '')?.map((denial) => denial.statement) ?? [];
        const isDenied = others.length > 0 && coverObjects(others, statement);
        return twin === undefined || isDenied ? [] : [twin];
      });
      if (actions.length === 0 || !statement.action) continue;
      const fix = addActions(statement, actions, 'deny it for versions as well');
      yield {
        at: statement.action.key,
        message: 'versions',
        data: { actions },
        ...(fix && { fix }),
      };
    }
  },
});
