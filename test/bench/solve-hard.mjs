// Questions that are built to be hard, in a process of their own for the memory: an answer or a
// reason has to come, soon. As a command: node test/bench/solve-hard.mjs
import { report } from './measure.mjs';
import { allowed, more, ms, OPEN, reversed, solve, timed } from './solver.mjs';

function containsOne(count) {
  const values = Array.from({ length: count }, (_, index) => `*${index}*`);
  const Condition = { StringLike: { 'aws:RequestTag/k': values } };
  return { Effect: 'Allow', Action: '*', Resource: '*', Condition };
}

function stars(index) {
  return `*${(index * 7919).toString(36)}*${(index * 104_729).toString(36)}*`;
}

/** Questions that are built to be hard: an answer or a reason has to come, soon. */
function blowUps() {
  const overlapping = Array.from({ length: 200 }, (_, index) => ({
    Effect: index % 2 === 0 ? 'Allow' : 'Deny',
    Action: '*',
    Resource: `arn:aws:s3:::${stars(index)}`,
  }));
  const keys = Array.from({ length: 60 }, (_, key) => ({
    Effect: key === 0 ? 'Allow' : 'Deny',
    Action: '*',
    Resource: '*',
    Condition: {
      StringNotLike: {
        [`aws:RequestTag/k${key}`]: Array.from({ length: 60 }, (_, value) => `*${key}x${value}*`),
      },
    },
  }));
  const products = Array.from({ length: 24 }, (_, index) => ({
    ...containsOne(1),
    Effect: index === 0 ? 'Allow' : 'Deny',
    Condition: { StringNotLike: { 'aws:RequestTag/k': `*${String.fromCharCode(97 + index)}*` } },
  }));
  hard('200 statements of wildcards that overlap', overlapping);
  hard('60 keys with 60 values each', keys);
  hard('all of 24 texts within one key', products);
  hard('one of 500 texts within one key', [containsOne(500)]);
}

function hard(name, Statement) {
  const document = { Version: '2012-10-17', Statement };
  const narrower = { ...document, Statement: Statement.slice(1) };
  for (const [what, make] of [
    ['can', () => ({ parts: [{ term: allowed(document), request: OPEN }] })],
    ['equal', () => more(document, reversed(document))],
    ['more', () => more(document, narrower)],
  ]) {
    const { result, duration } = timed(() => solve(make()));
    report(`${name}: ${what} (${result.kind})`, ms(duration), 'target: 5 s');
  }
}

blowUps();
const megabytes = process.resourceUsage().maxRSS / 1024;
report('memory of all these', `${megabytes.toFixed(0)} MB`, 'target: 512 MB');
