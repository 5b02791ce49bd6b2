import { profileOf } from '../hosts/rows';
import type { Plan } from '../plan/plan';
import { type Denial, denying, type PolicyBuilder } from './service-control-policy';

/**
 * The account works in its own region. Bedrock may process a prompt in another region only through a profile that the
 * deployment uses, and only in the destinations of that profile in the deployment file. Without this exception a region
 * deny breaks cross-region inference, because Bedrock evaluates IAM in each destination.
 */
export const regionsInUse: PolicyBuilder = (plan) => {
  const { region } = plan.deployment;
  const profiles = profilesInUse(plan);
  return {
    name: 'regions-in-use',
    purpose: 'the account works in its own region, Bedrock also in the destinations of the profiles in use',
    policy: denying(
      {
        Sid: 'DenyOtherRegions',
        NotAction: [...WITHOUT_REGION, ...(profiles.length > 0 ? INVOKE : [])],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': [region] } },
      },
      ...(profiles.length > 0 ? [withoutProfile(region, profiles)] : []),
      ...destinationsOf(profiles).map(beyondDestinations),
    ),
  };
};

/** Converse and ConverseStream are authorised as these two. */
const INVOKE = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** A missing key counts as different, so a call in another region without a profile is denied. */
function withoutProfile(region: string, profiles: readonly ProfileInUse[]): Denial {
  return {
    Sid: 'DenyModelsElsewhereWithoutProfileInUse',
    Action: INVOKE,
    Resource: '*',
    Condition: {
      StringNotEquals: { 'aws:RequestedRegion': [region] },
      ArnNotEquals: { 'bedrock:InferenceProfileArn': profiles.map(({ arn }) => arn) },
    },
  };
}

function beyondDestinations({ arns, regions }: Destinations, index: number): Denial {
  return {
    Sid: `DenyBeyondDestinations${index + 1}`,
    Action: INVOKE,
    Resource: '*',
    Condition: {
      ArnEquals: { 'bedrock:InferenceProfileArn': arns },
      StringNotEquals: { 'aws:RequestedRegion': regions },
    },
  };
}

interface Destinations {
  readonly regions: readonly string[];
  /** The profiles with exactly these destinations. */
  readonly arns: readonly string[];
}

/** Profiles with the same destinations share a statement. */
function destinationsOf(profiles: readonly ProfileInUse[]): readonly Destinations[] {
  const groups = new Map<string, Destinations>();
  for (const { arn, regions } of profiles) {
    const key = regions.join(' ');
    groups.set(key, { regions, arns: [...(groups.get(key)?.arns ?? []), arn] });
  }
  return [...groups.values()];
}

/**
 * Global operations, which AWS serves in a region that the account does not choose. The part of AWS's own list (AWS
 * Organizations, SCP examples, "Deny access to AWS based on the requested AWS Region", read 2026-11) that an account
 * with one deployment uses.
 */
const WITHOUT_REGION = [
  'access-analyzer:*',
  'account:*',
  'artifact:*',
  'aws-marketplace:*',
  'billing:*',
  'budgets:*',
  'ce:*',
  'cloudtrail:LookupEvents',
  'cur:*',
  'ec2:DescribeRegions',
  'freetier:*',
  'health:*',
  'iam:*',
  'organizations:*',
  'payments:*',
  'pricing:*',
  'resource-explorer-2:*',
  'route53:*',
  's3:GetAccountPublic*',
  's3:ListAllMyBuckets',
  's3:PutAccountPublic*',
  'shield:*',
  'sts:*',
  'support:*',
  'supportplans:*',
  'tax:*',
  'trustedadvisor:*',
  'wellarchitected:*',
];

/** An inference profile that some lane uses, and where Bedrock may process a prompt sent to it. */
export interface ProfileInUse {
  readonly arn: string;
  /** Values of `aws:RequestedRegion`, the deployment's own region among them, sorted. */
  readonly regions: readonly string[];
}

/** The region with which Bedrock evaluates IAM for a global profile. */
const ANYWHERE = 'unspecified';

/** The profiles of the models that some lane routes to. A model without a route allows no region. */
export function profilesInUse({ deployment, lanes, models }: Plan): readonly ProfileInUse[] {
  return deployment.models
    .filter((model) => lanes.some((lane) => models[lane]?.includes(model)))
    .flatMap((model) => {
      const profile = profileOf(model, deployment);
      if (!profile) return [];
      const { arn, destinations } = profile;
      const named = destinations === 'any commercial region' ? [ANYWHERE] : destinations;
      return [{ arn, regions: [...new Set([deployment.region, ...named])].sort() }];
    });
}
