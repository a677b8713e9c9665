/** A partition: a group of Regions with its own accounts, whose ARNs start `arn:<id>:`. */
export interface Partition {
  readonly id: string;
  /** Ends the names of its endpoints; service principals may keep `amazonaws.com` regardless. */
  readonly dnsSuffix: string;
  readonly regions: readonly string[];
}

/**
 * All partitions with their Regions. Source: the endpoint rules that the AWS SDKs share
 * (partitions.json) as of 2026-09-24. Regions that open later are told by their form: see `looksLikeRegion`.
 */
export const partitions: readonly Partition[] = [
  {
    id: 'aws',
    dnsSuffix: 'amazonaws.com',
    regions: words(`
      af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1
      ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5
      ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1
      eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1
      me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2`),
  },
  {
    id: 'aws-cn',
    dnsSuffix: 'amazonaws.com.cn',
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  {
    id: 'aws-us-gov',
    dnsSuffix: 'amazonaws.com',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  { id: 'aws-eusc', dnsSuffix: 'amazonaws.eu', regions: ['eusc-de-east-1'] },
  { id: 'aws-iso', dnsSuffix: 'c2s.ic.gov', regions: ['us-iso-east-1', 'us-iso-west-1'] },
  { id: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov', regions: ['us-isob-east-1', 'us-isob-west-1'] },
  { id: 'aws-iso-e', dnsSuffix: 'cloud.adc-e.uk', regions: ['eu-isoe-west-1'] },
  { id: 'aws-iso-f', dnsSuffix: 'csp.hci.ic.gov', regions: ['us-isof-east-1', 'us-isof-south-1'] },
];

/** The partition with this id, as ARNs write it. */
export function partition(id: string): Partition | undefined {
  return partitions.find((candidate) => candidate.id === id);
}

/** The partition of a known Region. */
export function partitionOfRegion(region: string): Partition | undefined {
  return byRegion.get(region);
}

/** True for the form of a Region's name (`ap-southeast-9`), known or not. */
export function looksLikeRegion(text: string): boolean {
  return text.length <= LONGEST_REGION && REGION.test(text);
}

/**
 * True for the name of a known Region and for one that a later Region may get: the form, and a point of
 * the compass that names of Regions use, tell `eu-west-9` from the slip `us-est-1`.
 */
export function mayBeRegion(text: string): boolean {
  if (byRegion.has(text)) return true;
  const parts = text.split('-');
  const area = parts[0] ?? '';
  const isArea = area.length === 2 || areas.has(area);
  return looksLikeRegion(text) && isArea && directions.has(parts.at(-2) ?? '');
}

const REGION = /^[a-z]{2,4}(-[a-z]+){1,2}-[1-9]\d?$/;
const LONGEST_REGION = 32;
const byRegion: ReadonlyMap<string, Partition> = new Map(
  partitions.flatMap((candidate) =>
    candidate.regions.map((region) => [region, candidate] as const),
  ),
);

const nameParts = [...byRegion.keys()].map((region) => region.split('-'));
const areas: ReadonlySet<string> = new Set(nameParts.flatMap(([area]) => area ?? []));
const directions: ReadonlySet<string> = new Set(nameParts.flatMap((parts) => parts.at(-2) ?? []));

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
