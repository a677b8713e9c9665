import { loadEstate } from '../config/load-estate.ts';
import { UsageError } from '../config/usage-error.ts';
import type { Estate } from '../estate/estate.ts';
import { findCaller } from '../estate/find-caller.ts';
import type { AwsCall, AwsCalls } from '../flow/aws-cli/command.ts';
import { readAwsCommand } from '../flow/aws-cli/read-command.ts';
import { eventsOf, type CloudTrailRecord } from '../flow/events.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { operationNames, operationOf } from '../flow/operations.ts';
import { parameterFault } from '../flow/parameter-names.ts';
import { simulate, type Simulation } from '../flow/simulate.ts';
import { visible } from '../report/escape.ts';
import { simulationJson } from '../report/simulation-json.ts';
import { simulationText } from '../report/simulation-text.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { usesColor, type Io } from './io.ts';
import { knownReadings } from './readings.ts';
import type { SimulateArguments } from './simulate.ts';
import { suggestion } from './suggestion.ts';

/** One call to simulate, and in which case a command makes it. */
interface Asked {
  readonly request: OperationRequest;
  readonly when: string | undefined;
}

/** `keyproof simulate`: what becomes of an operation, or of each call of an AWS CLI command. */
export async function runSimulate(args: SimulateArguments, io: Io): Promise<ExitCode> {
  const { asked, command } = askedOf(args);
  const readings = knownReadings(args.reading);
  const { estate, notes } = await loadEstate(args.estate, io.folder);
  for (const note of notes) io.stderr.write(`note: ${visible(note)}\n`);
  const made = untilRefused(asked, ({ request }) => simulated(estate, request, readings));
  if (args.format === 'json') printJson(made, { estate, command, io });
  else printText(made, { estate, command, io });
  return made.every(({ simulation }) => simulation.decision === 'allow')
    ? EXIT.clean
    : EXIT.findings;
}

/** A command ends at its first call that is refused; what it does in other cases is another matter. */
function untilRefused(asked: readonly Asked[], run: (one: Asked) => Simulation): readonly Made[] {
  const ended = new Set<string | undefined>();
  const made: Made[] = [];
  for (const one of asked) {
    if (ended.has(one.when)) continue;
    const simulation = run(one);
    made.push({ ...one, simulation });
    if (simulation.decision === 'deny') ended.add(one.when);
  }
  return made;
}

/** What a run prints beside the simulations. */
interface Printing {
  readonly estate: Estate;
  /** The command of the AWS CLI that the calls come from; undefined for a single operation. */
  readonly command: AwsCalls | undefined;
  readonly io: Io;
}

interface Made extends Asked {
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

function printText(made: readonly Made[], { estate, command, io }: Printing): void {
  const color = usesColor(io);
  for (const { request, when, simulation } of made) {
    if (when !== undefined) io.stdout.write(`${when}:\n`);
    io.stdout.write(simulationText({ estate, request, simulation, color }));
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

/** What the arguments ask for. @throws UsageError when they ask for nothing or for two things. */
function askedOf(args: SimulateArguments): {
  readonly asked: readonly Asked[];
  readonly command: AwsCalls | undefined;
} {
  const { principal, operation, resource } = args;
  const given = parametersOf(args.with);
  if (args.command.length > 0) {
    if (operation !== undefined) throw new UsageError('give --operation or a command, not both');
    const command = readAwsCommand(args.command);
    if (command.kind === 'fault')
      throw new UsageError(
        `${command.message}; ${command.help}`,
        command.instead ? [command.instead] : [],
      );
    return {
      command,
      asked: command.calls.map((call) => askedCall(call, command, { principal, given })),
    };
  }
  if (operation === undefined || resource === undefined) {
    throw new UsageError(
      'name what to simulate: --operation and --resource, or a command of the AWS CLI behind `--`',
    );
  }
  const request = { principal, operation, resource, parameters: given };
  return { command: undefined, asked: [{ request, when: undefined }] };
}

function askedCall(
  { operation, resource, parameters, when }: AwsCall,
  { isUnsigned }: AwsCalls,
  { principal, given }: { readonly principal: string; readonly given: ReadonlyMap<string, string> },
): Asked {
  const caller = isUnsigned ? 'anonymous' : principal;
  const all = new Map([...parameters, ...given]);
  return { request: { principal: caller, operation, resource, parameters: all }, when };
}

function parametersOf(texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    texts.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 1) throw new UsageError(`--with takes name=value, not ${pair}`);
      const fault = parameterFault(pair.slice(0, equals));
      if (fault !== undefined) throw new UsageError(`--with: ${fault}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  );
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
