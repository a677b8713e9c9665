import { UsageError } from '../config/usage-error.ts';
import type { AwsCall, AwsCalls } from '../flow/aws-cli/command.ts';
import { readAwsCommand } from '../flow/aws-cli/read-command.ts';
import type { OperationRequest } from '../flow/operation-request.ts';
import { parameterFault } from '../flow/parameter-names.ts';
import type { SimulateArguments } from './simulate.ts';

/** One call to simulate, and in which case a command makes it. */
export interface AskedCall {
  readonly request: OperationRequest;
  readonly when: string | undefined;
}

/** What the arguments of `simulate` ask for. */
export interface AskedCalls {
  readonly asked: readonly AskedCall[];
  /** The command of the AWS CLI that the calls come from; undefined for a single operation. */
  readonly command: AwsCalls | undefined;
}

/** What the arguments ask for. @throws UsageError when they ask for nothing or for two things. */
export function askedCalls(args: SimulateArguments): AskedCalls {
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
): AskedCall {
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
