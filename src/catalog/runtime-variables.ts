import { asciiLower } from '../policy/ascii-case.ts';

/** Policy variables that a service fills in although they are no condition keys. */
interface RuntimeVariables {
  readonly prefix: string;
  readonly page: string;
}

const prefixes: readonly RuntimeVariables[] = [
  {
    prefix: 'transfer:',
    page: 'AWS Transfer Family User Guide, requirements-roles (session policies)',
  },
  { prefix: 'iot:', page: 'AWS IoT Core Developer Guide, iot-policy-variables' },
  { prefix: 'credentials-iot:', page: 'AWS IoT Core Developer Guide, authorizing-direct-aws' },
];

/** True for a variable that only the policies of one service know, such as `transfer:HomeBucket`. */
export function isRuntimeVariable(key: string): boolean {
  const name = asciiLower(key);
  return prefixes.some(({ prefix }) => name.startsWith(prefix));
}
