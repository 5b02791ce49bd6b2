import facts from './regions.json';

/** The facts about an AWS region. regions.json has their sources and date. */
export interface RegionFacts {
  readonly region: string;
  /** The place, for people: `Frankfurt`. */
  readonly name: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  /** ISO 3166-1 code of its country. */
  readonly country: string;
  /** Prefixes of the inference profiles that can be called from here, narrowest first. */
  readonly profileScopes: readonly string[];
  /** Zone names, as an account sees them. */
  readonly zones: readonly string[];
  /** Prefix lists of the S3 and DynamoDB gateway endpoints; absent if no public source states them. */
  readonly gatewayPrefixLists?: { readonly s3: string; readonly dynamodb: string };
  /** GPU instance families known to be offered. A lower bound: a family not listed may be offered. */
  readonly gpuFamilies: readonly string[];
  /** Account of the registry with AWS's deep learning containers. */
  readonly sagemakerImageAccount: string;
  /** Whether CloudFormation has AWS::Bedrock::Guardrail here. */
  readonly hasBedrock: boolean;
  /** Whether Amazon Comprehend is offered here. A lower bound. */
  readonly hasComprehend: boolean;
  /** Whether CloudFormation has AWS::Budgets::Budget here. */
  readonly hasBudgets: boolean;
  /** Whether CloudFormation has AWS::SageMaker::Endpoint here. */
  readonly hasSagemakerEndpoints: boolean;
  /** Whether CloudFormation has AWS::SageMaker::InferenceComponent here. */
  readonly hasInferenceComponents: boolean;
  /** Whether Bedrock's runtime has a FIPS endpoint here. */
  readonly hasBedrockFips: boolean;
  /** Whether SageMaker's runtime has a FIPS endpoint here, under a name of its own. */
  readonly hasSagemakerFips: boolean;
  /** Whether API Gateway and Lambda stream responses here. */
  readonly hasResponseStreaming: boolean;
  /** Whether S3 Replication Time Control is offered here. Where it is not, requesting it fails. */
  readonly hasReplicationTimeControl: boolean;
}

/** The facts about every known region, including those that a deployment cannot be in. */
type Place = Pick<RegionFacts, 'region' | 'partition' | 'country'>;

const REGIONS: readonly RegionFacts[] = facts.regions;
const PLACES: readonly Place[] = [...REGIONS, ...facts.otherRegions];
const PLACE_OF: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.region, place]));
const JURISDICTIONS: Readonly<Record<string, readonly string[]>> = facts.jurisdictions;
const JURISDICTION_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(JURISDICTIONS).flatMap(([name, members]) => members.map((country) => [country, name])),
);

/** The regions a deployment can be in. */
export const REGION_NAMES: readonly string[] = REGIONS.map(({ region }) => region);

/** @throws Error for a name that is not in {@link REGION_NAMES}. The region of a validated deployment is. */
export function regionFacts(region: string): RegionFacts {
  const found = REGIONS.find((candidate) => candidate.region === region);
  if (!found) {
    throw new Error(`no facts about region ${region}; known: ${REGION_NAMES.join(', ')}`);
  }
  return found;
}

/** The facts about a region; `undefined` if it is unknown, which one check reports. */
export function factsIfKnown(region: string): RegionFacts | undefined {
  return REGION_NAMES.includes(region) ? regionFacts(region) : undefined;
}

/** The regions and the service of a prefix list, according to the facts; `undefined` if they do not have it. */
export function prefixListOwner(
  id: string,
): { readonly region: string; readonly service: string } | undefined {
  for (const { region, gatewayPrefixLists } of REGIONS) {
    const service = (['s3', 'dynamodb'] as const).find((one) => gatewayPrefixLists?.[one] === id);
    if (service) return { region, service };
  }
  return undefined;
}

/** Every region whose country is known: those that a deployment can be in, and further destinations of profiles. */
export const KNOWN_REGIONS: readonly string[] = PLACES.map(({ region }) => region);

const OTHER_COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(Object.entries(facts.otherCountryNames));

/** The code of the country that a name in common use means: `GB` for `uk`, `US` for `USA`. Others only in capitals. */
export function countryNamed(name: string): string {
  const code = name.toUpperCase();
  return OTHER_COUNTRY_NAMES.get(code) ?? code;
}

/** The jurisdiction of a country: `EU` for a member state, otherwise the country itself. */
export function jurisdictionOfCountry(country: string): string {
  return JURISDICTION_OF.get(country) ?? country;
}

/** The jurisdiction of a region: `EU` in a member state, otherwise the country. `undefined`: not known. */
export function jurisdictionOf(region: string): string | undefined {
  const country = placeOf(region)?.country;
  return country === undefined ? undefined : jurisdictionOfCountry(country);
}

/** The partition of a region; `undefined` if it is not known. */
export function partitionOf(region: string): string | undefined {
  return placeOf(region)?.partition;
}

/** The known regions of a partition that lie in one of these jurisdictions. */
export function regionsIn(
  jurisdictions: readonly string[],
  partition: string | undefined,
): readonly string[] {
  return KNOWN_REGIONS.filter(
    (region) => partitionOf(region) === partition && jurisdictions.includes(jurisdictionOf(region) ?? ''),
  );
}

/** The jurisdictions of which a partition has at least one known region, sorted. */
export function jurisdictionsIn(partition: string | undefined): readonly string[] {
  const places = PLACES.filter((place) => place.partition === partition);
  return [...new Set(places.map(({ country }) => jurisdictionOfCountry(country)))].sort();
}

function placeOf(region: string): Place | undefined {
  return PLACE_OF.get(region);
}
