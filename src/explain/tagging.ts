/** More tags than this are no tagging of an object, which may have ten. */
const MOST_TAGS = 100;

/**
 * The tags of an `x-amz-tagging` header: `team=blue&stage=prod`. What is no valid percent-encoding
 * stays as written. Source: Amazon S3 API Reference, API_PutObject.
 */
export function readTagging(header: string): ReadonlyMap<string, string> {
  const pairs = header.split('&', MOST_TAGS).filter((pair) => pair !== '');
  return new Map(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      return [plain(name), equals < 0 ? '' : plain(pair.slice(equals + 1))];
    }),
  );
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
