/**
 * Columns that a text takes in a terminal: combining marks none, East Asian wide characters and
 * emoji two. Source: Unicode UAX 11.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1;
  if (INVISIBLE.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const INVISIBLE = /^(?:\p{Mark}|\u200D|\p{Variation_Selector})$/u;

const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]$|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u;
