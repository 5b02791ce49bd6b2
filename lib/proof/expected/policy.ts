import type { Boundary } from '../../../policy/boundary';
import type { Policy } from '../../../policy/route-table';
import type { Deployment } from '../../config/deployment';
import { jurisdictionOf, partitionOf } from '../../config/facts/regions';
import type { Model } from '../../config/model';
import { policyOf } from '../../config/policy-of';
import { ABSENT } from '../iam/context';
import { expectedCeilings } from './ceilings';
import { type Call, callsTo, isInsideAccount, keepersOf, unlistedOf } from './models/models';

/**
 * The policy that the templates must implement. Ceilings, boundaries, and the words for the widest boundary, are derived
 * here a second time: the ceilings from the deployment file, the boundaries from the regions in the calls to each model.
 * They do not come from the functions that make the router's configuration.
 */
export function expectedPolicy(deployment: Deployment): Policy {
  const policy = policyOf(deployment);
  return {
    ...policy,
    ceilings: expectedCeilings(deployment),
    models: policy.models.map((model, index) => ({
      ...model,
      ...farthest(deployment.models[index] as Model, deployment),
    })),
  };
}

/** The jurisdictions that count as home, sorted: the file may name them in any order. */
export function homeJurisdictions({
  region,
  jurisdiction,
}: Pick<Deployment, 'region' | 'jurisdiction'>): readonly string[] {
  return [...(jurisdiction ?? [jurisdictionOf(region) ?? ''])].sort();
}

interface Reach {
  readonly boundary: Boundary;
  readonly because: string | undefined;
}

/** The boundary of the farthest region in the calls to a model. A call without a profile stays in the region. */
function farthest(model: Model, deployment: Deployment): Reach {
  const near = (boundary: Boundary): Reach => ({ boundary, because: undefined });
  if (isInsideAccount(model)) return near('account');
  const calls = callsTo(model, deployment, undefined);
  const inRegion = calls.every(({ profile }) => profile === ABSENT) && calls.length === 1;
  const reasons = [
    keepersOf(model),
    inRegion ? undefined : (beyondHome(calls, deployment) ?? unlistedOf(model, deployment)),
  ].filter((reason) => reason !== undefined);
  if (reasons.length > 0) return { boundary: 'global', because: reasons.join('; and ') };
  return near(inRegion ? 'region' : 'geography');
}

/** The regions in the calls that do not lie at home, in words; `undefined` if all do. */
function beyondHome(calls: readonly Call[], deployment: Deployment): string | undefined {
  const beyond = calls.map(({ region }) => region).filter((region) => !sharesLaw(region, deployment));
  if (beyond.length === 0) return undefined;
  const names = beyond.filter((region) => region !== NO_REGION);
  const where =
    names.length === 0 ? 'any commercial region' : `${names.join(', ')}, outside ${homeWords(deployment)}`;
  return `its profile may process a prompt in ${where}`;
}

/** How IAM names the region of a call that may be answered anywhere. */
const NO_REGION = 'unspecified';

/** Whether a region lies at home. A call without a region, through a global profile, does not. */
function sharesLaw(place: string, deployment: Deployment): boolean {
  const law = jurisdictionOf(place);
  return (
    law !== undefined &&
    homeJurisdictions(deployment).includes(law) &&
    partitionOf(place) === partitionOf(deployment.region)
  );
}

function homeWords(deployment: Deployment): string {
  const partition = partitionOf(deployment.region);
  const names = homeJurisdictions(deployment)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' and ');
  return partition === 'aws' ? names : `${names} in partition ${partition}`;
}
