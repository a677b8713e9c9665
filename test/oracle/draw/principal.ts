import { chance, pick, several, weighted } from './choices.ts';
import type { Scene } from './scene.ts';
import { A, B } from './vocabulary.ts';

/** A Principal element that mostly names the caller in one of its forms. */
export function drawPrincipal(scene: Scene): unknown {
  const { choices, principal } = scene;
  if (principal.arn.endsWith('.amazonaws.com') && chance(choices, 60)) {
    return { Service: principal.arn };
  }
  if (principal.arn.includes('-provider/') && chance(choices, 60)) {
    return { Federated: principal.arn };
  }
  const entries = several(choices, [1, 2], () => drawEntry(scene));
  return weighted<unknown>(choices, [
    [12, { AWS: entries.length === 1 ? entries[0] : entries }],
    [5, '*'],
    [1, { AWS: '*' }],
    [1, { Service: ['cloudtrail.amazonaws.com', 's3.amazonaws.com'], AWS: entries }],
    [0.3, { CanonicalUser: '0123456789abcdef' }],
  ]);
}

/** A NotPrincipal element that lists none, some or all that the caller belongs to. */
export function drawNotPrincipal({ choices, principal }: Scene): unknown {
  if (chance(choices, 10)) return pick<unknown>(choices, ['*', { AWS: '*' }]);
  const listed = principal.names.filter(() => chance(choices, 60));
  return { AWS: [...listed, `arn:aws:iam::${B}:user/other`] };
}

function drawEntry({ choices, principal }: Scene): string {
  return weighted(choices, [
    [22, pick(choices, principal.names)],
    [2, principal.arn],
    [2, B],
    [1, `arn:aws:iam::${A}:user/ana`],
    [1, `arn:aws:iam::${A}:role/*`],
    [1, `arn:aws:sts::${A}:assumed-role/reader/s1`],
    [1, `arn:aws:iam::${A}:group/devs`],
  ]);
}
