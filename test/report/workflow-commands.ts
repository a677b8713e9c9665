/** A workflow command as the runner takes it from a line of a log. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/**
 * The commands that GitHub's runner would take from a log, whatever their names: `::name …::data` at
 * the beginning of a line, spaces aside, and `##[name …]data` anywhere in it.
 * Source: actions/runner, src/Runner.Common/ActionCommand.cs.
 */
export function workflowCommands(log: string): readonly WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const command = current(line.replace(/^[\s\u0085]+/, '')) ?? former(line);
    return command ? [command] : [];
  });
}

function current(line: string): WorkflowCommand | undefined {
  const end = line.indexOf('::', 2);
  if (!line.startsWith('::') || end < 0) return undefined;
  return commandOf(line.slice(2, end), { separator: ',', data: line.slice(end + 2) });
}

function former(line: string): WorkflowCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  return commandOf(line.slice(start + 3, end), { separator: ';', data: line.slice(end + 1) });
}

function commandOf(
  head: string,
  { separator, data }: { readonly separator: string; readonly data: string },
): WorkflowCommand {
  const [name = '', ...rest] = head.split(' ');
  const properties = rest
    .join(' ')
    .split(separator)
    .map((property) => /^([^=]+)=(.+)$/s.exec(property) ?? [])
    .map(([, key = '', value = '']) => [key.trim(), unescaped(value)] as const);
  return { name, properties: new Map(properties), data: unescaped(data) };
}

function unescaped(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
