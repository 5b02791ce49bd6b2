import { BEDROCK_MODEL_IDS, type BedrockModelFacts, bedrockModel } from '../../lib/config/facts/bedrock';
import { ec2Instance, type GpuInstance } from '../../lib/config/facts/instances';
import type { RegionFacts } from '../../lib/config/facts/regions';
import {
  ONLY_OLDER_ACCOUNTS,
  offeringZones,
  usualZoneId,
  WITHOUT_LAMBDA,
} from '../../lib/config/facts/zones';
import { unconfirmedFeatures } from '../../lib/config/unconfirmed-features';

/** What a new deployment in a region starts from. A host whose facts are missing is left out, and `lacks` says so. */
export interface RegionPlan {
  readonly facts: RegionFacts;
  /** Two zones that new accounts have, in which Lambda runs functions and the instance type is offered, as far as is known. */
  readonly zones: readonly string[];
  /** The cheapest known instance that holds an 8-billion-parameter model; for `vllm` and `sagemaker`. */
  readonly instance?: GpuInstance;
  /** Whether a model runs on a SageMaker endpoint too. */
  readonly sagemaker: boolean;
  /** A model that answers inside the region. */
  readonly bedrock?: BedrockModelFacts;
  /** What the region lacks, or what no source confirms there, in sentences. Nothing can be deployed if both hosts are missing. */
  readonly lacks: readonly string[];
}

/** Cheapest first; each holds Qwen3-8B with room for requests. */
const INSTANCES = ['g6.xlarge', 'g5.xlarge', 'g6e.xlarge'].map(ec2Instance);
/** In the order of preference; the first that answers inside the region is taken. */
const BEDROCK = ['openai.gpt-oss-120b-1:0', ...BEDROCK_MODEL_IDS]
  .map(bedrockModel)
  .filter(({ task }) => task === 'chat');

/** A plan for a region with these facts, or the sentences that say why there is none. */
export function planFor(facts: RegionFacts): RegionPlan | { readonly lacks: readonly string[] } {
  const { region } = facts;
  const usable = facts.zones.filter(isUsable);
  const barred = [
    ...(usable.length < 2 ? [`fewer than two zones of ${region} are known`] : []),
    ...(facts.hasResponseStreaming ? [] : [`${region} does not stream responses through API Gateway`]),
  ];
  if (barred.length > 0) return { lacks: barred };
  const instance = INSTANCES.find(
    ({ ec2Type, family }) =>
      facts.gpuFamilies.includes(family) &&
      usable.filter((zone) => offers(zone, ec2Type, region)).length >= 2,
  );
  const zones = usable.filter((zone) => !instance || offers(zone, instance.ec2Type, region)).slice(0, 2);
  const bedrock = BEDROCK.find(({ inRegions }) => facts.hasBedrock && inRegions?.includes(region));
  const sagemaker = instance !== undefined && facts.hasSagemakerEndpoints;
  const lacks = [
    ...(instance ? [] : [noInstance(facts)]),
    ...(instance && !sagemaker ? [noEndpoints(facts)] : []),
    ...(bedrock ? [] : [noBedrock(facts)]),
    ...notConfirmed(region, sagemaker ? instance?.sagemakerType : undefined),
  ];
  return instance || bedrock ? { facts, zones, instance, sagemaker, bedrock, lacks } : { lacks };
}

/** Whether new accounts have a zone, and Lambda is not known to lack it. */
function isUsable(zone: string): boolean {
  const id = usualZoneId(zone);
  return !ONLY_OLDER_ACCOUNTS.includes(zone) && (id === undefined || !WITHOUT_LAMBDA.includes(id));
}

/** Whether a zone is known to offer an instance type, or nothing is known about it. */
function offers(zone: string, type: string, region: string): boolean {
  const [id, offering] = [usualZoneId(zone), offeringZones(region, type)];
  return id === undefined || !offering || offering.includes(id);
}

/** What no source shows in the region, of what the new deployment relies on. */
function notConfirmed(region: string, endpointType: string | undefined): readonly string[] {
  const instanceTypes = endpointType === undefined ? [] : [endpointType];
  return unconfirmedFeatures({ region, instanceTypes }).map(
    ({ what, without, look }) =>
      `not confirmed in ${region}: ${what}; if it is not so, ${without}; to find out: ${look}`,
  );
}

function noInstance({ region, gpuFamilies }: RegionFacts): string {
  const wanted = INSTANCES.map(({ family }) => family).join(' or ');
  return `no ${wanted} instances are known in ${region} (known: ${gpuFamilies.join(', ') || 'none'}), so the hosts vllm and sagemaker are left out`;
}

function noEndpoints({ region }: RegionFacts): string {
  return `CloudFormation is not known to have SageMaker endpoints in ${region}, so the host sagemaker is left out`;
}

function noBedrock({ region }: RegionFacts): string {
  return `no Bedrock model is known to answer inside ${region}, so the host bedrock is left out; a profile that sends prompts to other regions would be a choice of yours`;
}
