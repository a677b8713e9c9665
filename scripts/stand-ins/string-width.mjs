// yargs measures its help with string-width, whose tables cost 20 ms at every start. The help of
// keyproof is ASCII, where the width is the length.
export default function stringWidth(text) {
  return text.length;
}
