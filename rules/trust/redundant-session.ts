import { defineRule, property, readAwsPrincipal, removeItems } from '../../src/index.ts';

export default defineRule({
  id: 'trust/redundant-session',
  title: 'Session of a role beside the role itself',
  severity: 'info',
  types: ['trust'],
  rationale: `
    The ARN of a role as principal stands for all its sessions. A session beside it adds no caller, and
    reads as if the others were kept out.`,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-role-session',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  messages: {
    covered: {
      message: 'the role `{role}` stands for this session too',
      why: 'it reads as if other sessions of the role were kept out',
      help: 'remove the session, or the role where only the session is meant',
    },
  },
  examples: {
    invalid: [
      {
        title: 'a role and two of its sessions',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": [
  "arn:aws:iam::111111111111:role/team/reader",
  "arn:aws:sts::111111111111:assumed-role/reader/ana",
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the role \`arn:aws:iam::111111111111:role/team/reader\` stands for this session too
  "arn:aws:sts::111111111111:assumed-role/reader/ben"] } } }
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the role \`arn:aws:iam::111111111111:role/team/reader\` stands for this session too
`,
        fixed: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": [
  "arn:aws:iam::111111111111:role/team/reader"] } } }
`,
      },
    ],
    valid: [
      {
        title: 'a session of another role, and of another account',
        type: 'trust',
        policy: `
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "AWS": [
  "arn:aws:iam::111111111111:role/reader", "arn:aws:sts::111111111111:assumed-role/Reader/ana",
  "arn:aws:sts::222222222222:assumed-role/reader/ana"] } } }
`,
      },
    ],
  },

  *check({ policy }) {
    for (const { principal, effect, node } of policy.statements) {
      if (effect !== 'Allow' || !principal || principal.negated) continue;
      const named = principal.entries.map((entry) => ({
        entry,
        is: readAwsPrincipal(entry.value),
      }));
      const roles = new Map(
        named.flatMap(({ is, entry }) =>
          is.kind === 'role' ? [[`${is.account}/${is.name}`, entry.value] as const] : [],
        ),
      );
      const list = property(property(node, 'Principal'), 'AWS');
      for (const { entry, is } of named) {
        const role = is.kind === 'role-session' && roles.get(`${is.account}/${is.role}`);
        if (!role) continue;
        const index = list?.kind === 'array' ? list.items.indexOf(entry.node) : -1;
        const edits = list?.kind === 'array' ? removeItems(list, [index]) : [];
        const title = 'remove the session';
        yield {
          at: entry.node,
          message: 'covered',
          data: { role },
          ...(index >= 0 && { fix: { grade: 'unsafe', title, edits } }),
        };
      }
    }
  },
});
