import { asciiLower } from '../policy/ascii-case.ts';

/**
 * One step of a pattern: a certain character, or any character but those in `forbids`. A
 * repeating piece stands for any run of such characters, the empty one included.
 */
export interface Piece {
  readonly character: string | undefined;
  readonly forbids: string;
  readonly repeats: boolean;
}

/**
 * How far wildcards reach. IAM documents `*` to keep within its field; in effect it runs across
 * colons, which AWS managed policies rely on (`arn:aws:secretsmanager:*:*:sqlworkbench!*`).
 * `fields`: before the fifth colon `*` keeps to its field, and names may hold colons. `text`: `*`
 * runs across colons, and names hold none, or else nearly every pattern would fit.
 */
export type Reach = 'fields' | 'text';

/**
 * A policy's Resource text as pieces, one at a time: most templates differ from it early. A policy
 * variable may become any text, so it counts as `*`, but for `${*}`, `${?}` and `${$}`, which spell
 * these characters. The first five fields are put in lower case; missing fields count as `*`.
 * Source: IAM User Guide, reference_policies_variables and reference_policies_elements_resource.
 */
export function* policyPieces(text: string, reach: Reach): Generator<Piece> {
  const lastBrace = text.lastIndexOf('}');
  const folded = asciiLower(text);
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const isEarly = colons < LAST_FIELD;
    const forbids = isEarly && reach === 'fields' ? ':' : '';
    if (text.startsWith('${', at) && at < lastBrace) {
      const end = text.indexOf('}', at);
      const name = text.slice(at + 2, end);
      yield ESCAPES.has(name) ? literal(name) : run(forbids);
      at = end;
      continue;
    }
    const character = (isEarly ? folded : text).charAt(at);
    if (character === ':') colons++;
    yield policyPiece(character, forbids);
  }
  for (; colons < LAST_FIELD; colons++) {
    yield literal(':');
    yield run('');
  }
}

/**
 * An ARN template as pieces. A placeholder is at least one character, but for the account after a
 * Region, which the ARNs of what AWS owns leave empty (`ssm:eu-west-1::document/…`). `*` is a run.
 */
export function templatePieces(text: string, reach: Reach): readonly Piece[] {
  const isRegional = text.split(':')[REGION_FIELD] !== '';
  let colons = 0;
  return text.split(PLACEHOLDER).flatMap((part, index) => {
    const isPlaceholder = index % 2 === 1;
    if (!isPlaceholder) {
      colons += part.split(':').length - 1;
      return Array.from(part, (character) => (character === '*' ? run('') : literal(character)));
    }
    if (colons === ACCOUNT_FIELD && isRegional) return [run(':')];
    if (colons < LAST_FIELD) return [one(':'), run(':')];
    const forbids = (reach === 'text' ? ':' : '') + (SLASHLESS.has(part) ? '/' : '');
    return [one(forbids), run(forbids)];
  });
}

const REGION_FIELD = 3;
const ACCOUNT_FIELD = 4;
/** An ARN's last field is what follows its fifth colon. */
const LAST_FIELD = 5;
const PLACEHOLDER = /\$\{([^}]*)\}/;
const ESCAPES: ReadonlySet<string> = new Set(['*', '?', '$']);

/** Placeholders for names that hold no `/`, which so tell a bucket from its objects. */
const SLASHLESS: ReadonlySet<string> = new Set(['AccessPointName', 'BucketName', 'TableName']);

function policyPiece(character: string, forbids: string): Piece {
  if (character === '*') return run(forbids);
  return character === '?' ? one(forbids) : literal(character);
}

function literal(character: string): Piece {
  return { character, forbids: '', repeats: false };
}

function one(forbids: string): Piece {
  return { character: undefined, forbids, repeats: false };
}

function run(forbids: string): Piece {
  return { character: undefined, forbids, repeats: true };
}
