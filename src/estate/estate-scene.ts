import type { Path } from '../syntax/pointer.ts';
import type { Member, Node } from '../syntax/tree.ts';
import type { EstateProblem } from './estate-problem.ts';
import { entriesOf } from './fields.ts';
import type { PolicyReferences } from './policy-references.ts';

/** What the readers of parts of an estate share, and the part that is in hand. */
export interface EstateScene {
  /** As ARNs write it. */
  readonly partition: string;
  readonly policies: PolicyReferences;
  /** Where the part stands in the estate. */
  readonly path: Path;
  readonly report: (problem: EstateProblem) => void;
}

/** A scene in an account. */
export interface AccountScene extends EstateScene {
  /** The account's id. */
  readonly account: string;
}

/** The scene of a part of the part in hand. */
export function inside<Scene extends EstateScene>(scene: Scene, ...steps: Path): Scene {
  return { ...scene, path: [...scene.path, ...steps] };
}

/** The last step of the path, which names the part in hand. */
export function nameIn({ path }: EstateScene): string {
  return String(path.at(-1) ?? '');
}

/** The parts that an object-valued member holds, each with its scene. */
export function partsOf<Scene extends EstateScene>(
  node: Node | undefined,
  name: string,
  scene: Scene,
): readonly (readonly [part: Node, scene: Scene])[] {
  return entriesOf(node, name).map(({ key, value }: Member) => [
    value,
    inside(scene, name, key.value),
  ]);
}
