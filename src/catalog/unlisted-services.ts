/**
 * Why the Service Authorization Reference does not list a prefix: AWS has ended the service, or calls
 * it from its own consoles and policies without documenting its actions.
 */
export type UnlistedService = 'ended' | 'undocumented';

/** Source: AWS Managed Policy Reference, whose policies name each of them. */
const prefixes: Readonly<Record<UnlistedService, readonly string[]>> = {
  ended: [
    'deepcomposer',
    'deeplens',
    'deepracer',
    'elastic-inference',
    'iot1click',
    'iotroborunner',
    'mobilehub',
    'zocalo',
  ],
  undocumented: ['builderid', 'datazonecontrol', 'sagemaker-groundtruth-synthetic'],
};

const services = new Map(
  (['ended', 'undocumented'] as const).flatMap((kind) =>
    prefixes[kind].map((prefix) => [prefix, kind] as const),
  ),
);

/** What is known of a prefix, in lower case, that the reference does not list. */
export function unlistedService(prefix: string): UnlistedService | undefined {
  return services.get(prefix);
}
