import type { LintResult } from '../lint/result.ts';
import type { LineMap } from '../syntax/line-map.ts';

/** What a reporter may use besides the result. */
export interface ReportOptions {
  /** ANSI colours; text only. */
  readonly color: boolean;
  /** The lines of a file with findings, for code frames. */
  readonly lines: (path: string) => LineMap | undefined;
}

/** Turns a result into the text of one format. Pure: the same result gives the same bytes. */
export type Reporter = (result: LintResult, options: ReportOptions) => string;

export const FORMATS = [
  'text',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
] as const;

export type Format = (typeof FORMATS)[number];

/** Loads the reporter of a format; only the one that is needed. */
export async function reporter(format: Format): Promise<Reporter> {
  return (await LOADERS[format]()).default;
}

const LOADERS: Readonly<Record<Format, () => Promise<{ readonly default: Reporter }>>> = {
  text: () => import('./text.ts'),
  json: () => import('./json.ts'),
  sarif: () => import('./sarif.ts'),
  github: () => import('./github.ts'),
  gitlab: () => import('./gitlab.ts'),
  junit: () => import('./junit.ts'),
  rdjson: () => import('./rdjson.ts'),
  markdown: () => import('./markdown.ts'),
};
