import { rules } from '../../rules/index.ts';
import { catalog } from '../catalog/catalog.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { globMatcher } from '../config/globs.ts';
import { UsageError } from '../config/usage-error.ts';
import { claimRuleInfo } from '../lint/claim-rule.ts';
import { countOf, type LintResult } from '../lint/result.ts';
import type { LintSettings, RuleId, RuleInfo, Severity } from '../lint/rule.ts';
import type { LintOptions } from '../lint/run.ts';
import { reporter } from '../report/report.ts';
import { besideBaseline, unknownToBaseline, unsuppressed } from './accepted.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import type { LintArguments } from './lint.ts';
import { lintSources, type FixedText, type LintedSources } from './lint-sources.ts';
import { writeWhole } from './output.ts';
import { pathFrom } from './path-from.ts';
import { codedFor, profileOf } from './profile.ts';
import { progressOn } from './progress.ts';
import { chosenSeverities } from './severities.ts';
import { sourcesOf, type Source } from './sources.ts';
import { version } from './version.ts';
import { writeNotes } from './write-notes.ts';

/** `keyproof lint`: find the files, lint them, leave out what is accepted, print the rest. */
export async function runLint(args: LintArguments, io: Io): Promise<ExitCode> {
  const config = await loadConfig(io.folder, args.config);
  const own = config.claims.map(claimRuleInfo);
  const severities = severitiesOf(args, config, own);
  const { sources, notes } = await sourcesOf(args, config, io);
  const optionsOf = optionsFor(args, config, { io, severities });
  const files = lintSources(sources, {
    optionsFor: optionsOf,
    fix: fixGrade(args),
    progress: progressOn(io.stderr, sources.length),
  });
  writeNotes([...notes, ...files.unreadable], io);
  if (sources.length > 0 && files.unreadable.length === sources.length) {
    throw new UsageError('none of the files could be read');
  }
  const linted = await withEstate(files, { args, config, io, severities });
  if (args.writeBaseline !== undefined)
    return writeBaseline(linted, args.writeBaseline, { config, io });
  if (args.unsafeFixes) await writeEffects(linted.changes, optionsOf, { args, io });
  if (args.fixDryRun) return printChanges(linted.changes, args, io);
  writeChanges(linted.changes, io);
  const result = await resultOf(linted, [...rules, ...own], { args, config, io });
  await print(result, linted, { args, config, io });
  return args.exitZero ? EXIT.clean : exitCodeOf(result, args.maxWarnings);
}

interface Run {
  readonly args: LintArguments;
  readonly config: Config;
  readonly io: Io;
}

type Severities = ReadonlyMap<RuleId, Severity | 'off'>;

function severitiesOf(args: LintArguments, config: Config, own: readonly RuleInfo[]): Severities {
  const profile = profileOf(args, config);
  return chosenSeverities({ ...config, profile }, args.rule, { rules, own });
}

/** Nothing that asks questions of estates is loaded without one. */
async function withEstate(
  linted: LintedSources,
  { args: { estate }, config, io, severities }: Run & { readonly severities: Severities },
): Promise<LintedSources> {
  if (estate === undefined) {
    const count = config.claims.length;
    if (count > 0)
      writeNotes([`claims that were not checked: ${count}; --estate names the estate`], io);
    return linted;
  }
  const { lintEstate } = await import('./lint-estate.ts');
  const settings = settingsOf(config, io);
  const scene = { config, estate, folder: io.folder, settings, rules, severities };
  const checked = await lintEstate(linted, scene);
  writeNotes(checked.notes, io);
  return checked.linted;
}

function optionsFor(
  args: LintArguments,
  config: Config,
  { io, severities }: { readonly io: Io; readonly severities: Severities },
): (source: Source) => LintOptions {
  const types = config.types.map(({ path, type }) => ({ matches: globMatcher(path), type }));
  return ({ path, named }) => {
    const inConfig = pathFrom(config.root, path, io);
    const type = args.type ?? types.find(({ matches }) => matches(inConfig))?.type;
    return { ...settingsOf(config, io), rules, severities, named, ...(type && { type }) };
  };
}

function settingsOf({ accounts, sensitive }: Config, { now }: Io): LintSettings {
  return { catalog, accounts, sensitive, now };
}

function fixGrade({ fix, fixDryRun, unsafeFixes }: LintArguments): 'safe' | 'unsafe' | undefined {
  if (unsafeFixes && !fix && !fixDryRun)
    throw new UsageError('--unsafe-fixes goes with --fix or --fix-dry-run');
  if (!fix && !fixDryRun) return undefined;
  return unsafeFixes ? 'unsafe' : 'safe';
}

/** What is suppressed needs no second place to be hidden, from which it would be told as stale. */
async function writeBaseline(
  linted: LintedSources,
  path: string,
  { config, io }: Omit<Run, 'args'>,
): Promise<ExitCode> {
  const { baselineText } = await import('../config/baseline-file.ts');
  const { findings } = unsuppressed(linted.findings, { config, io });
  const text = baselineText(findings.map((finding) => besideBaseline(finding, path, io)));
  writeWhole(path, text, io.folder);
  writeNotes([`${path} now hides ${findings.length} findings`], io);
  return EXIT.clean;
}

/** Who takes fixes that change decisions is told which. */
async function writeEffects(
  changes: readonly FixedText[],
  optionsOf: (source: Source) => LintOptions,
  { args, io }: Omit<Run, 'config'>,
): Promise<void> {
  if (changes.length === 0) return;
  const { fixEffects } = await import('./fix-effects.ts');
  const notes = changes.flatMap((change) => fixEffects(change, optionsOf(change.source).type));
  const { redact } = await import('../report/redact.ts');
  writeNotes(args.redact ? notes.map(redact) : notes, io);
}

async function printChanges(
  changes: readonly FixedText[],
  args: LintArguments,
  io: Io,
): Promise<ExitCode> {
  const { diff } = await import('../report/diff.ts');
  const diffs = changes.map(({ source, before, after }) => diff(source.path, before, after));
  await deliver(diffs.join(''), args, io);
  return changes.length > 0 && !args.exitZero ? EXIT.findings : EXIT.clean;
}

/** Writes a result to where the arguments want it. */
async function deliver(text: string, { redact, output }: LintArguments, io: Io): Promise<void> {
  const shown = redact ? (await import('../report/redact.ts')).redact(text) : text;
  if (output === undefined) io.stdout.write(shown);
  else writeWhole(output, shown, io.folder);
}

function writeChanges(changes: readonly FixedText[], { folder }: Io): void {
  for (const { source, after, mark } of changes) {
    if (source.file !== undefined) writeWhole(source.file, mark + after, folder);
  }
}

async function resultOf(
  linted: LintedSources,
  known: readonly RuleInfo[],
  { args, config, io }: Run,
): Promise<LintResult> {
  const unaccepted = unsuppressed(linted.findings, { config, io });
  const fresh = await unknownToBaseline(unaccepted.findings, { args, config, io });
  writeNotes([...unaccepted.notes, ...fresh.notes], io);
  const files = linted.reports;
  const findings = codedFor(profileOf(args, config), fresh.findings);
  return {
    tool: { name: 'keyproof', version, catalog: catalog.source.date },
    files,
    findings,
    rules: known,
    summary: {
      files: files.length,
      policies: files.reduce((sum, { policies }) => sum + policies.length, 0),
      notChecked: files.reduce((sum, { notChecked }) => sum + notChecked.length, 0),
      skipped: linted.skipped.length,
      suppressed: unaccepted.hidden,
      baseline: fresh.hidden,
      error: countOf(findings, 'error'),
      warning: countOf(findings, 'warning'),
      info: countOf(findings, 'info'),
    },
  };
}

async function print(
  result: LintResult,
  { lines }: LintedSources,
  { args, io }: Run,
): Promise<void> {
  const report = await reporter(args.format);
  const color = args.output === undefined && usesColor(io);
  const text = report(result, { color, lines: (path) => lines.get(path) });
  await deliver(text, args, io);
}

function exitCodeOf({ summary }: LintResult, maxWarnings: number): ExitCode {
  return summary.error > 0 || summary.warning > maxWarnings ? EXIT.findings : EXIT.clean;
}
