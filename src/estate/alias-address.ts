/** What an alias (with its prefix `alias/`) is looked up by: it belongs to a Region. */
export function aliasAddress(region: string, alias: string): string {
  return `${region} ${alias}`;
}
