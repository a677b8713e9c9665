import { UsageError } from '../config/usage-error.ts';
import type { Estate } from '../estate/estate.ts';
import { findCaller } from '../estate/find-caller.ts';
import type { AwsCalls } from '../flow/aws-cli/command.ts';
import { eventsOf, type CloudTrailRecord } from '../flow/events.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { operationNames, operationOf } from '../flow/operations.ts';
import { simulate, type Simulation } from '../flow/simulate.ts';
import { simulationJson } from '../report/simulation-json.ts';
import { simulationText } from '../report/simulation-text.ts';
import { askedCalls, type AskedCall, type AskedCalls } from './asked-calls.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import { openEstate } from './open-estate.ts';
import { knownReadings } from './readings.ts';
import type { SimulateArguments } from './simulate.ts';
import { suggestion } from './suggestion.ts';

/** `keyproof simulate`: what becomes of an operation, or of each call of an AWS CLI command. */
export async function runSimulate(args: SimulateArguments, io: Io): Promise<ExitCode> {
  const { asked, command } = askedCalls(args);
  const readings = knownReadings(args.reading);
  const estate = await openEstate(args.estate, io);
  const made = untilRefused(asked, ({ request }) => simulated(estate, request, readings));
  if (args.format === 'json') printJson(made, { estate, command, io });
  else printText(made, { estate, command, io });
  return made.every(({ simulation }) => simulation.decision === 'allow')
    ? EXIT.clean
    : EXIT.findings;
}

/** A command ends at its first call that is refused, in each of the cases that it tells apart. */
function untilRefused(
  asked: readonly AskedCall[],
  run: (one: AskedCall) => Simulation,
): readonly Made[] {
  const made: Made[] = [];
  for (const one of asked) {
    if (isEnded(one, made)) continue;
    made.push({ ...one, simulation: run(one) });
  }
  return made;
}

function isEnded({ when }: AskedCall, made: readonly Made[]): boolean {
  const refused = new Set(made.filter(isRefused).map((one) => one.when));
  if (refused.has(undefined) || (when !== undefined && refused.has(when))) return true;
  const cases = made.filter((one) => one.when !== undefined);
  return when === undefined && cases.length > 0 && cases.every((one) => refused.has(one.when));
}

function isRefused({ simulation }: Made): boolean {
  return simulation.decision === 'deny';
}

/** What a run prints beside the simulations. */
interface Printing extends Pick<AskedCalls, 'command'> {
  readonly estate: Estate;
  readonly io: Io;
}

interface Made extends AskedCall {
  readonly simulation: Simulation;
}

/** One object for an operation, a list of objects for a command. */
function printJson(made: readonly Made[], { estate, command, io }: Printing): void {
  const answers = made.map(({ request, when, simulation }) => ({
    ...(when !== undefined && { when }),
    ...(command && { operation: request.operation, resource: request.resource }),
    ...simulationJson(simulation, events(estate, request, simulation)),
  }));
  io.stdout.write(`${JSON.stringify(command ? answers : answers[0], undefined, 2)}\n`);
}

/** What comes out alike in several cases is shown once. */
function printText(made: readonly Made[], { estate, command, io }: Printing): void {
  const color = usesColor(io);
  const cases = new Map<string, string[]>();
  for (const { request, when, simulation } of made) {
    const text = simulationText({ estate, request, simulation, color });
    cases.set(text, [...(cases.get(text) ?? []), ...(when === undefined ? [] : [when])]);
  }
  for (const [text, whens] of cases) {
    if (whens.length > 0) io.stdout.write(`${whens.join(', and ')}:\n`);
    io.stdout.write(text);
  }
  const simulations = made.map(({ simulation }) => simulation);
  if (command) io.stdout.write(commandNotes(command, simulations));
}

function simulated(
  estate: Estate,
  request: OperationRequest,
  readings: ReadonlySet<string>,
): Simulation {
  const answer = simulate(estate, request, { readings });
  if (!('message' in answer)) return answer;
  const meant = operationOf(request.operation) ? '' : suggestion(request.operation, operationNames);
  throw new UsageError(`${answer.message}${meant}`);
}

function events(
  estate: Estate,
  request: OperationRequest,
  simulation: Simulation,
): readonly CloudTrailRecord[] {
  const found = findCaller(estate, request.principal);
  return found ? eventsOf(request, found.caller, simulation) : [];
}

/** An upload that stops at AWS KMS may only lack what its command cannot send. */
function commandNotes(
  { notes, withContext }: AwsCalls,
  simulations: readonly Simulation[],
): string {
  const stopsAtKms = simulations.some(
    ({ decision, at }) => decision !== 'allow' && at?.startsWith('kms:'),
  );
  const hint =
    withContext !== undefined && stopsAtKms
      ? [`\`aws s3\` cannot send an encryption context; this command can:\n  ${withContext}`]
      : [];
  return [...notes, ...hint].map((note) => `note: ${note}\n`).join('');
}
