/** How large an estate is. */
export interface EstateSize {
  readonly principals: number;
  readonly buckets: number;
  readonly keys: number;
  /** 1 by default. */
  readonly accounts?: number;
  /** 1 by default. */
  readonly seed?: number;
}

/** An estate of that size as a value; the same seed gives the same estate. */
export function estateOf(size: EstateSize): object;

/** Its text: JSON indented by two. */
export function estateText(size: EstateSize): string;
