// `npm run release-tag -- v1.2.3`: makes the tag that pre-commit and GitHub Actions install from.
// Both use a checkout as it is: they neither build nor may bring packages along. So the tagged commit,
// which stands beside the branch, holds what the published package holds, `dist/` included, and a
// package.json that has nothing to run and nothing to install.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** Read by pre-commit and GitHub at the top of the checkout; not part of the npm package. */
const FOR_CHECKOUTS = ['.pre-commit-hooks.yaml', 'action.yml'];

const [tag, ...rest] = process.argv.slice(2);
if (tag === undefined || rest.length > 0) fail('usage: npm run release-tag -- v1.2.3');
if (tag !== `v${manifest.version}`)
  fail(`package.json says version ${manifest.version}, not ${tag}`);
if (git('tag', '--list', tag) !== '') fail(`${tag} is there already`);
if (git('status', '--porcelain', '--untracked-files=no') !== '') fail('commit your changes first');

run('npm', 'run', '--silent', 'build');
const [{ files }] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'));
const paths = [...files.map(({ path }) => path), ...FOR_CHECKOUTS].filter(
  (path) => path !== 'package.json',
);
const commit = git('commit-tree', treeOf(paths), '-p', 'HEAD', '-m', `Release ${manifest.version}`);
git('tag', tag, commit);
process.stdout.write(`made ${tag}; publish it with \`git push origin ${tag}\`\n`);

/** The id of a tree of these files, written beside the index that the working copy uses. */
function treeOf(paths) {
  const index = join(tmpdir(), `keyproof-release-${process.pid}`);
  const env = { ...process.env, GIT_INDEX_FILE: index };
  const entries = paths.map((path) => entry(path, git('hash-object', '-w', path)));
  const installed = hashOf(`${JSON.stringify(forCheckouts(manifest), undefined, 2)}\n`);
  const input = [...entries, entry('package.json', installed)].join('');
  execFileSync('git', ['update-index', '--add', '--index-info'], { cwd: root, env, input });
  const tree = execFileSync('git', ['write-tree'], { cwd: root, env, encoding: 'utf8' }).trim();
  rmSync(index);
  return tree;
}

/** Scripts and development packages would make npm fetch and build what is there already. */
function forCheckouts({ scripts: _scripts, devDependencies: _packages, ...rest }) {
  return rest;
}

function entry(path, object) {
  const executable = path !== 'package.json' && (statSync(root + path).mode & 0o111) !== 0;
  return `${executable ? '100755' : '100644'} ${object}\t${path}\n`;
}

function hashOf(input) {
  return execFileSync('git', ['hash-object', '-w', '--stdin'], {
    cwd: root,
    input,
    encoding: 'utf8',
  }).trim();
}

function git(...args) {
  return run('git', ...args).trim();
}

function run(command, ...args) {
  return execFileSync(command, args, { cwd: root, encoding: 'utf8' });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
