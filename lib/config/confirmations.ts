import type { Deployment } from './deployment';
import { DeploymentError } from './deployment-error';
import bedrock from './facts/bedrock-models.json';
import gpuInstances from './facts/gpu-instances.json';
import models from './facts/models.json';
import regions from './facts/regions.json';
import { isSelfHosted } from './model';
import { modelsOfOwnWeights } from './own-weights';
import type { Problem } from './problem';
import { vouchesIn } from './vouches';

/** A day on which a person found something that the facts do not have. */
export interface Confirmation {
  readonly path: string;
  readonly day: string;
  /** The first day on which it can have been found. */
  readonly from: string;
  /** What happened on that day: for facts of the blueprint, they took earlier findings into account. */
  readonly since: string;
}

type Parts = Partial<Pick<Deployment, 'models' | 'network' | 'secondOpinion'>>;

/** Every confirmation in a deployment, in the order of the file. */
export function confirmationsIn({
  network,
  models: list = [],
  secondOpinion,
}: Parts): readonly Confirmation[] {
  return [
    ...given(
      'network.gatewayPrefixLists.listsConfirmedOn',
      network?.gatewayPrefixLists?.listsConfirmedOn,
      regions.date,
    ),
    ...list.flatMap((model, index) => {
      const at = `models[${index}]`;
      const facts = isSelfHosted(model) ? latest(gpuInstances.date, regions.date) : bedrock.date;
      return [
        ...given(`${at}.availabilityConfirmedOn`, model.availabilityConfirmedOn, facts),
        ...(isSelfHosted(model)
          ? (['chatConfirmedOn', 'embeddingConfirmedOn', 'imagesConfirmedOn'] as const).flatMap((field) =>
              given(`${at}.weights.${field}`, model.weights[field], models.date),
            )
          : []),
      ];
    }),
    ...given(
      'secondOpinion.optOutConfirmedOn',
      secondOpinion?.optOutConfirmedOn,
      OPT_OUT_SINCE,
      'before which AWS Organizations had no opt-out policy',
    ),
    ...given('secondOpinion.availabilityConfirmedOn', secondOpinion?.availabilityConfirmedOn, regions.date),
  ];
}

/** The confirmations, vouches and approvals of a day that has not come yet, anywhere on earth. The clock is an argument (I11). */
export function confirmationsAhead(deployment: Deployment, now: Date): readonly Problem[] {
  const today = new Date(now.getTime() + FIRST_ZONE_MS).toISOString().slice(0, 10);
  const vouches = vouchesIn(deployment).map(({ path, by }) => ({ path: `${path}.vouchedBy.on`, day: by.on }));
  const approvals = modelsOfOwnWeights(deployment).map(({ path, weights }) => ({
    path: `${path}.approvedBy.on`,
    day: weights.approvedBy.on,
  }));
  return [...confirmationsIn(deployment), ...vouches, ...approvals]
    .filter(({ day }) => day > today)
    .map(({ path, day }) => ({
      path,
      got: day,
      allowed: `the day on which it was confirmed, ${today} at the latest`,
      fix: 'confirm it, and write the day on which you did',
    }));
}

/** @throws DeploymentError if a confirmation has a day that has not come yet. */
export function refuseConfirmationsAhead(deployment: Deployment, now: Date): void {
  const ahead = confirmationsAhead(deployment, now);
  if (ahead.length > 0) throw new DeploymentError(`deployment ${deployment.name}`, ahead);
}

/** The first time zone of a day is 14 hours ahead of UTC. */
const FIRST_ZONE_MS = 14 * 60 * 60 * 1000;

/**
 * A lower bound: AWS Organizations user guide, Document history, as of 2019-06-06 (awsdocs/aws-organizations-docs, read
 * 2026-11-26), does not have AI services opt-out policies yet.
 */
const OPT_OUT_SINCE = '2019-06-07';

function given(
  path: string,
  day: string | undefined,
  from: string,
  since = 'the date of the facts in lib/config/facts that it adds to',
): readonly Confirmation[] {
  return day === undefined ? [] : [{ path, day, from, since }];
}

const latest = (one: string, other: string) => (one > other ? one : other);
