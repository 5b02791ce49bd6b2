import facts from './regions.json';

/** What the blueprint knows of an AWS region. Sources and date stand in regions.json. */
export interface RegionFacts {
  readonly region: string;
  /** Where it is, for people: `Frankfurt`. */
  readonly name: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** ISO 3166-1 code of the country it stands in. */
  readonly country: string;
  /** Prefixes of the inference profiles that can be called from here, narrowest first. */
  readonly profileScopes: readonly string[];
  /** Zone names, as an account sees them. */
  readonly zones: readonly string[];
  /** Prefix lists of the S3 and DynamoDB gateway endpoints; absent where no public source states them. */
  readonly gatewayPrefixLists?: { readonly s3: string; readonly dynamodb: string };
  /** GPU instance families known to be offered. A lower bound: a family not listed may be offered. */
  readonly gpuFamilies: readonly string[];
  /** Account of the registry AWS serves its deep learning containers from. */
  readonly sagemakerImageAccount: string;
  readonly hasBedrock: boolean;
  /** Whether Amazon Comprehend is offered here. A lower bound. */
  readonly hasComprehend: boolean;
  /** Whether CloudFormation has AWS::Budgets::Budget here. */
  readonly hasBudgets: boolean;
  /** Whether CloudFormation has AWS::SageMaker::InferenceComponent here. */
  readonly hasInferenceComponents: boolean;
  /** Whether Bedrock's runtime has a FIPS endpoint here. */
  readonly hasBedrockFips: boolean;
  /** Whether API Gateway and Lambda stream responses here. */
  readonly hasResponseStreaming: boolean;
  /** Whether S3 promises replication within fifteen minutes here; where not, asking for it fails. */
  readonly hasReplicationTimeControl: boolean;
}

/** What is known of every region, whether a deployment can be in it or not. */
type Place = Pick<RegionFacts, 'region' | 'partition' | 'country'>;

const REGIONS: readonly RegionFacts[] = facts.regions;
const PLACES: readonly Place[] = [...REGIONS, ...facts.otherRegions];
const JURISDICTIONS: Readonly<Record<string, readonly string[]>> = facts.jurisdictions;

/** The regions a deployment can be in. */
export const REGION_NAMES: readonly string[] = REGIONS.map(({ region }) => region);

/** What is known of a region; throws on a name not in {@link REGION_NAMES}. A validated deployment's is. */
export function regionFacts(region: string): RegionFacts {
  const found = REGIONS.find((candidate) => candidate.region === region);
  if (!found) {
    throw new Error(`no facts about region ${region}; known: ${REGION_NAMES.join(', ')}`);
  }
  return found;
}

/** For checks: nothing where the region is unknown, which one check reports once. */
export function factsIfKnown(region: string): RegionFacts | undefined {
  return REGION_NAMES.includes(region) ? regionFacts(region) : undefined;
}

/** Every region whose country is known: the ones a deployment can be in, and those a profile may choose besides. */
export const KNOWN_REGIONS: readonly string[] = PLACES.map(({ region }) => region);

/** Whose law a region stands under: `EU` in a member state, otherwise the country. `undefined`: not known. */
export function jurisdictionOf(region: string): string | undefined {
  const country = placeOf(region)?.country;
  const union = Object.entries(JURISDICTIONS).find(([, members]) => members.includes(country ?? ''));
  return union?.[0] ?? country;
}

/** The partition of a region; `undefined` where it is not known. */
export function partitionOf(region: string): string | undefined {
  return placeOf(region)?.partition;
}

/**
 * The regions inside the jurisdiction of this one, itself included: what a prompt may reach at boundary
 * `geography`. Never those of another partition. None where the region is not known.
 */
export function regionsAtHome(region: string): readonly string[] {
  const home = jurisdictionOf(region);
  if (home === undefined) return [];
  return KNOWN_REGIONS.filter(
    (other) => jurisdictionOf(other) === home && partitionOf(other) === partitionOf(region),
  );
}

function placeOf(region: string): Place | undefined {
  return PLACES.find((place) => place.region === region);
}
